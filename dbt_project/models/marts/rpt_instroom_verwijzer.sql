with

instroom as (

    select * from {{ ref('int_instroom_by_halfjaar') }}

),

verwijzers as (

    select * from {{ ref('dim_verwijzers') }}

),

counted as (

    select
        instroom.gemeente_code,
        instroom.halfjaar,
        'instroom_verwijzer' as onderwerp,
        coalesce(verwijzers.verwijzer, 'Onbekend') as categorie,
        sum(instroom.aantal)::integer as aantal,
        null::numeric(14, 2) as bedrag,
        coalesce(max(verwijzers.sortering), 99) as sortering
    from instroom
    left join verwijzers on instroom.verwijzer_type = verwijzers.verwijzer_type
    group by instroom.gemeente_code, instroom.halfjaar, coalesce(verwijzers.verwijzer, 'Onbekend')

)

select * from counted
