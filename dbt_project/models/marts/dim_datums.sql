with

prestaties as (select * from {{ ref('int_prestaties_with_status') }}),

toewijzingen as (select * from {{ ref('stg_ijw__toewijzingen') }}),

verwijzingen as (select * from {{ ref('int_verwijzingen_combined') }}),

kerntaken as (select * from {{ ref('int_kerntaken_latest') }}),

peildatum as (select * from {{ ref('int_peildatum_determined') }}),

feestdagen as (select * from {{ ref('feestdagen') }}),

-- The Jeugdwet starts in 2015. A day in the facts before or after the years since then is added, so that no fact falls
-- out, but not what lies between: a message may say 9999.
calendar as (

    select
        generate_series(
            '2015-01-01'::date,
            date_trunc('year', peildatum) + interval '1 year' - interval '1 day',
            interval '1 day'
        )::date as datum
    from peildatum
    union
    select begindatum from prestaties
    union
    select ingangsdatum from toewijzingen
    union
    select verwijsdatum from verwijzingen
    union
    select datum_start from kerntaken

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
    where calendar.datum is not null

)

select * from members
