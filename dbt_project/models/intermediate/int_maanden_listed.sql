with

halfjaren as (select * from {{ ref('int_halfjaren_listed') }}),

peildatum as (select * from {{ ref('int_peildatum_determined') }}),

-- Months of the half-years of the reports that had begun on the newest dagtekening.
listed as (

    select
        halfjaren.halfjaar,
        maand::date as begindatum,
        (maand + interval '1 month' - interval '1 day')::date as einddatum
    from halfjaren
    cross join peildatum
    cross join generate_series(halfjaren.begindatum, halfjaren.einddatum, interval '1 month') as maand
    where maand <= peildatum.peildatum

)

select * from listed
