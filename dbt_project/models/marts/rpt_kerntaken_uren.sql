with

kerntaken as (

    select * from {{ ref('int_kerntaken_by_halfjaar') }}

),

namen as (

    select * from {{ ref('dim_kerntaken') }}

),

-- Hours count once, where the period began; the casussen beside them say of how many they are.
counted as (

    select
        kerntaken.gemeente_code,
        kerntaken.halfjaar,
        'kerntaken_uren' as onderwerp,
        coalesce(namen.naam, 'Onbekend') as categorie,
        count(distinct kerntaken.casus_id)::integer as aantal,
        sum(kerntaken.uren)::numeric(14, 2) as bedrag,
        coalesce(max(namen.sortering), 99) as sortering
    from kerntaken
    left join namen on kerntaken.kerntaak = namen.kerntaak
    where kerntaken.uren <> 0
    group by kerntaken.gemeente_code, kerntaken.halfjaar, coalesce(namen.naam, 'Onbekend')

)

select * from counted
