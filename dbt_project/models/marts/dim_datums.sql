with

prestaties as (

    select * from {{ ref('stg_ijw__prestaties') }}

),

toewijzingen as (

    select * from {{ ref('stg_ijw__toewijzingen') }}

),

verwijzingen as (

    select * from {{ ref('int_verwijzingen_combined') }}

),

kerntaken as (

    select * from {{ ref('int_kerntaken_latest') }}

),

peildatum as (

    select * from {{ ref('int_peildatum_determined') }}

),

-- The Jeugdwet starts in 2015; older or later dates in the data stretch the calendar, so that no fact falls out.
spoken_of as (

    select '2015-01-01'::date as datum
    union all
    select peildatum from peildatum
    union all
    select begindatum from prestaties
    union all
    select ingangsdatum from toewijzingen
    union all
    select verwijsdatum from verwijzingen
    union all
    select datum_start from kerntaken

),

calendar as (

    select
        generate_series(
            date_trunc('year', min(datum)),
            date_trunc('year', max(datum)) + interval '1 year' - interval '1 day',
            interval '1 day'
        )::date as datum
    from spoken_of

),

members as (

    select
        datum,
        extract(year from datum)::integer as jaar,
        {{ halfjaar('datum') }} as halfjaar,
        to_char(datum, 'YYYY"-K"Q') as kwartaal,
        to_char(datum, 'YYYY-MM') as maand,
        extract(isodow from datum)::integer as weekdag
    from calendar

)

select * from members
