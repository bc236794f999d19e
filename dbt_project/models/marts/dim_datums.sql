with

prestaties as (select * from {{ ref('int_prestaties_with_status') }}),

toewijzingen as (select * from {{ ref('stg_ijw__toewijzingen') }}),

verwijzingen as (select * from {{ ref('int_verwijzingen_combined') }}),

kerntaken as (select * from {{ ref('int_kerntaken_latest') }}),

peildatum as (select * from {{ ref('int_peildatum_determined') }}),

feestdagen as (select * from {{ ref('feestdagen') }}),

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
        calendar.datum,
        extract(year from calendar.datum)::integer as jaar,
        {{ halfjaar('calendar.datum') }} as halfjaar,
        to_char(calendar.datum, 'YYYY"-K"Q') as kwartaal,
        to_char(calendar.datum, 'YYYY-MM') as maand,
        extract(isodow from calendar.datum)::integer as weekdag,
        extract(isodow from calendar.datum) < 6 and feestdagen.datum is null as is_werkdag,
        feestdagen.naam as feestdag
    from calendar
    left join feestdagen on calendar.datum = feestdagen.datum

)

select * from members
