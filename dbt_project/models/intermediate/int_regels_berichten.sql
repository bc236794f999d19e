{#- Rules about the header of a message and its file. "Today" is the day on which the message was received. -#}
{%- set regels = [
    ('OP179', 'bytes > 25000000', "'hoogstens 25 MB'", "round(bytes / 1e6, 1) || ' MB'"),
    ('TR056', "bericht_uitkomst = '9056'", "'een nieuwe identificatie'", 'null'),
    ('TR135', 'dagtekening > ontvangen_dag', 'ontvangen_dag', 'dagtekening'),
    ('TR378', 'not is_gemeente', "'een gemeentecode van het CBS'", 'gemeente_code'),
] -%}
{%- set van_gemeente = "berichten.bericht in ('JW301', 'JW319', 'JW325')" -%}
with

berichten as (select * from {{ ref('int_regels_beoordeelde_berichten') }}),

deliveries as (select * from {{ ref('stg_ingest__deliveries') }}),

gemeenten as (select * from {{ ref('gemeenten_cbs') }}),

-- When the care began that a message is about: that of the message, else the oldest of its gemeente.
producten as (

    select delivery_id, gemeente_code, ingangsdatum from {{ ref('stg_ijw__toewijzingen') }}
    union all
    select delivery_id, gemeente_code, toewijzing_ingangsdatum from {{ ref('stg_ijw__verzoeken') }}

),

begun as (

    select delivery_id, min(ingangsdatum) as ingangsdatum
    from producten
    group by delivery_id

),

oldest as (

    select gemeente_code, min(ingangsdatum) as ingangsdatum
    from producten
    group by gemeente_code

),

described as (

    select
        berichten.delivery_id,
        berichten.identificatie,
        berichten.bericht_uitkomst,
        berichten.dagtekening,
        berichten.dagtekening as datum,
        deliveries.netto_bedrag as bedrag, deliveries.bytes, 0 as position,
        null as jeugdige_id, null as toewijzing_nummer,
        berichten.identificatie as referentie_nummer,
        {{ ontvangen_dag('deliveries') }} as ontvangen_dag,
        case when {{ van_gemeente }} then berichten.afzender else berichten.ontvanger end as gemeente_code,
        case when {{ van_gemeente }} then berichten.ontvanger else berichten.afzender end as aanbieder_agb
    from berichten
    inner join deliveries on berichten.delivery_id = deliveries.delivery_id

),

-- The list of when care begins holds: a merged gemeente's code for what began under it, a new one early for what begins later.
compared as (

    select
        described.*,
        gemeenten.gemeente_code is not null
        and coalesce(gemeenten.vanaf <= greatest(described.dagtekening, begun.ingangsdatum), true)
        and coalesce(gemeenten.tot >= coalesce(begun.ingangsdatum, oldest.ingangsdatum), true) as is_gemeente
    from described
    left join begun on described.delivery_id = begun.delivery_id
    left join oldest on described.gemeente_code = oldest.gemeente_code
    left join gemeenten on described.gemeente_code = gemeenten.gemeente_code

),

judged as (
    {{ regeluitkomsten('compared', 'bericht', regels) }}
)

select * from judged
