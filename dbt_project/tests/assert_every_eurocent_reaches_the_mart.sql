-- Raw and mart, counted apart from each other: raw straight from the delivered text, without register or staging.
with

known as (

    select delivery_id from {{ source('ingest', 'deliveries') }}
    where status = 'geladen' and volgnummer <= {{ (var("bekend_op_volgnummer") or 0) | int }}

),

delivered as (

    select delivery_id, begindatum, bedrag, debet_credit from {{ source('raw', 'ijw__jw323_prestaties') }}
    union all
    select delivery_id, begindatum, bedrag, debet_credit from {{ source('raw', 'ijw__jw303_prestaties') }}

),

raw_by_maand as (

    select
        left(begindatum, 7) as zorgmaand,
        sum(case debet_credit when 'C' then -bedrag::bigint else bedrag::bigint end) as eurocent,
        count(*) as aantal
    from delivered
    {% if var('bekend_op_volgnummer') is not none %}
        where delivery_id in (select known.delivery_id from known)
    {% endif %}
    group by left(begindatum, 7)

),

mart_by_maand as (

    select
        zorgmaand,
        sum(ingediend_bedrag) * 100 as eurocent,
        count(*) as aantal
    from {{ ref('fct_prestaties') }}
    group by zorgmaand

),

different as (

    select
        coalesce(raw_by_maand.zorgmaand, mart_by_maand.zorgmaand) as zorgmaand,
        raw_by_maand.eurocent as raw_eurocent,
        mart_by_maand.eurocent as mart_eurocent,
        raw_by_maand.aantal as raw_aantal,
        mart_by_maand.aantal as mart_aantal
    from raw_by_maand
    full join mart_by_maand on raw_by_maand.zorgmaand = mart_by_maand.zorgmaand
    where
        raw_by_maand.eurocent is distinct from mart_by_maand.eurocent
        or raw_by_maand.aantal is distinct from mart_by_maand.aantal

)

select * from different
