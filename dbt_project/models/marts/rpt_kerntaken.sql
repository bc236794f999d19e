with

kerntaken as (

    select * from {{ ref('int_kerntaken_by_halfjaar') }}

),

namen as (

    select * from {{ ref('dim_kerntaken') }}

),

named as (

    select
        kerntaken.gemeente_code,
        kerntaken.halfjaar,
        kerntaken.casus_id,
        coalesce(namen.naam, 'Onbekend') as categorie,
        coalesce(namen.sortering, 99) as sortering
    from kerntaken
    left join namen on kerntaken.kerntaak = namen.kerntaak

),

-- A casus with two kerntaken is one casus, so the total is counted, not added up.
counted as (

    select
        gemeente_code,
        halfjaar,
        'kerntaken' as onderwerp,
        coalesce(categorie, 'totaal') as categorie,
        count(distinct casus_id)::integer as aantal,
        null::numeric(14, 2) as bedrag,
        case when grouping(categorie) = 1 then 0 else max(sortering) end as sortering
    from named
    group by grouping sets ((gemeente_code, halfjaar), (gemeente_code, halfjaar, categorie))

)

select * from counted
