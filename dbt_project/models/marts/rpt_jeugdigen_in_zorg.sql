with

jeugdigen as (

    select * from {{ ref('int_jeugdigen_in_zorg_by_halfjaar') }}

),

categorieen as (

    select * from {{ ref('int_productcategorieen_listed') }}

),

named as (

    select
        jeugdigen.gemeente_code,
        jeugdigen.halfjaar,
        jeugdigen.jeugdige_id,
        coalesce(categorieen.categorie, 'Onbekend') as categorie,
        coalesce(categorieen.sortering, 99) as sortering
    from jeugdigen
    left join categorieen on jeugdigen.product_categorie = categorieen.product_categorie

),

-- A jeugdige with two kinds of care is one jeugdige, so the total is counted, not added up.
counted as (

    select
        gemeente_code,
        halfjaar,
        'jeugdigen_in_zorg' as onderwerp,
        coalesce(categorie, 'totaal') as categorie,
        count(distinct jeugdige_id)::integer as aantal,
        null::numeric(14, 2) as bedrag,
        case when grouping(categorie) = 1 then 0 else max(sortering) end as sortering
    from named
    group by grouping sets ((gemeente_code, halfjaar), (gemeente_code, halfjaar, categorie))

)

select * from counted
