with

trajecten as (

    select * from {{ ref('fct_trajecten') }}

),

hulpvormen as (

    select * from {{ ref('dim_hulpvormen') }}

),

halfjaren as (

    select * from {{ ref('int_halfjaren_listed') }}

),

-- What ends on the last day is not in care at the end (CBS).
in_zorg as (

    select distinct
        trajecten.gemeente_code,
        halfjaren.halfjaar,
        trajecten.jeugdige_id,
        coalesce(hulpvormen.hulpvorm, 'Onbekend') as categorie,
        coalesce(hulpvormen.zwaarte, 99)::integer as sortering
    from trajecten
    inner join halfjaren
        on
            trajecten.begindatum <= halfjaren.einddatum
            and coalesce(trajecten.einddatum, 'infinity') > halfjaren.einddatum
    left join hulpvormen on trajecten.hulpvorm_code = hulpvormen.hulpvorm_code

),

-- A jeugdige with two kinds of help is one jeugdige, so the total is counted, not added up.
counted as (

    select
        gemeente_code,
        halfjaar,
        'stand_hulpvorm' as onderwerp,
        coalesce(categorie, 'totaal') as categorie,
        count(distinct jeugdige_id)::integer as aantal,
        null::numeric(14, 2) as bedrag,
        case when grouping(categorie) = 1 then 0 else max(sortering) end as sortering
    from in_zorg
    group by grouping sets ((gemeente_code, halfjaar), (gemeente_code, halfjaar, categorie))

)

select * from counted
