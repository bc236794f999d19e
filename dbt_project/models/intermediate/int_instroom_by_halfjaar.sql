with

trajecten as (

    select * from {{ ref('int_trajecten_described') }}

),

halfjaren as (

    select * from {{ ref('int_halfjaren_listed') }}

),

by_halfjaar as (

    select
        coalesce(trajecten.gemeente_code, 'onbekend') as gemeente_code,
        halfjaren.halfjaar,
        trajecten.eerste_verwijzer_type as verwijzer_type,
        count(*) as aantal
    from trajecten
    inner join halfjaren on trajecten.begindatum between halfjaren.begindatum and halfjaren.einddatum
    where trajecten.is_instroom
    group by 1, 2, 3

)

select * from by_halfjaar
