{#- Rules about a declaratie beside earlier ones of its aanbieder to its gemeente. -#}
{%- set regels = [
    ('TR318', 'periode_begindatum < laatste_periode or slaat_maand_over', 'laatste_periode', 'periode_begindatum'),
    ('TR333', "bericht_uitkomst = '9333'", "'een nieuw declaratienummer'", 'null'),
] -%}
with

declaraties as (select * from {{ ref('stg_ijw__declaraties') }}),

berichten as (select * from {{ ref('int_regels_beoordeelde_berichten') }}),

-- The months of care in a declaratie, without what it takes back.
prestaties as (

    select
        prestaties.delivery_id,
        array_agg(distinct date_trunc('month', prestaties.begindatum)::date) as zorgmaanden
    from {{ ref('int_prestaties_with_status') }} as prestaties
    inner join berichten on prestaties.delivery_id = berichten.delivery_id
    where prestaties.debet_credit = 'D'
    group by prestaties.delivery_id

),

-- Several declaraties of one day have no order among them.
days as (

    select
        declaraties.aanbieder_agb,
        declaraties.gemeente_code,
        declaraties.dagtekening,
        max(max(declaraties.periode_begindatum)) over (
            partition by declaraties.aanbieder_agb, declaraties.gemeente_code
            order by declaraties.dagtekening
            rows between unbounded preceding and 1 preceding
        ) as laatste_periode
    from declaraties
    inner join berichten on declaraties.delivery_id = berichten.delivery_id
    where berichten.bericht_uitkomst = 'geen'
    group by declaraties.aanbieder_agb, declaraties.gemeente_code, declaraties.dagtekening

),

-- A month was skipped although care of that month was known: it stands in this very declaratie. With 9056 nothing is judged.
compared as (

    select
        declaraties.*,
        berichten.bericht_uitkomst,
        days.laatste_periode,
        declaraties.ingediend_bedrag as bedrag,
        declaraties.periode_begindatum as datum,
        null as jeugdige_id,
        null as toewijzing_nummer,
        declaraties.declaratie_nummer as referentie_nummer,
        exists(
            select 1 from unnest(prestaties.zorgmaanden) as maand
            where maand > days.laatste_periode and maand < declaraties.periode_begindatum
        ) as slaat_maand_over
    from declaraties
    inner join berichten on declaraties.delivery_id = berichten.delivery_id
    left join days
        on
            {{ zelfde('declaraties', 'days', ['aanbieder_agb', 'gemeente_code', 'dagtekening']) }}
            and berichten.bericht_uitkomst <> '9056'
    left join prestaties on declaraties.delivery_id = prestaties.delivery_id

),

judged as (
    {{ regeluitkomsten('compared', 'declaratie', regels) }}
)

select * from judged
