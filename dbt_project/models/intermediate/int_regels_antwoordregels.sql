{#- Rules about a line of a declaratie-antwoord beside the prestatie that it names. -#}
{%- set regels = [
    ('TR304', 'jeugdige_id <> gedeclareerde_jeugdige_id', 'null', 'null'),
    ('TR366', 'is_beantwoord and prestatie_id is null', "'een prestatie uit de declaratie'", 'null'),
    ('TR367', 'prestatie_id is not null and waarden <> gedeclareerde_waarden', 'null', 'null'),
] -%}
{%- set waarden = [
    'toewijzing_nummer', 'product_categorie', 'product_code', 'begindatum', 'einddatum', 'eenheid', 'geleverd_volume',
    'product_tarief', 'ingediend_bedrag',
] -%}
with

regels as (
    select
        regels.*,
        regels.ingediend_bedrag as bedrag,
        regels.dagtekening as datum
    from {{ ref('stg_ijw__antwoord_prestaties') }} as regels
    inner join {{ ref('int_regels_beoordeelde_berichten') }} as berichten
        on regels.delivery_id = berichten.delivery_id
    where berichten.bericht_uitkomst = 'geen'
),

prestaties as (
    select prestaties.* from {{ ref('int_prestaties_with_status') }} as prestaties
    inner join {{ ref('int_regels_beoordeelde_berichten') }} as berichten
        on prestaties.delivery_id = berichten.delivery_id
),

-- TR337: an answer names the Identificatie and the Dagtekening of its declaratie. Where no declaratie with that Identificatie
-- is of that day either may be meant, as for the status of its lines (int_declaraties_answered, also why on one text).
named as (

    select
        antwoorden.delivery_id,
        declaraties.delivery_id as declaratie_delivery_id,
        declaraties.dagtekening = antwoorden.declaratie_dagtekening as is_die_dag,
        bool_or(declaraties.dagtekening = antwoorden.declaratie_dagtekening)
            over (partition by antwoorden.delivery_id) as is_dag_er
    from {{ ref('stg_ijw__antwoorden') }} as antwoorden
    inner join {{ ref('stg_ijw__declaraties') }} as declaraties
        on
            antwoorden.gemeente_code || ' ' || antwoorden.aanbieder_agb
            || ' ' || antwoorden.declaratie_identificatie
            = declaraties.gemeente_code || ' ' || declaraties.aanbieder_agb
            || ' ' || declaraties.identificatie
    where antwoorden.delivery_id in (select regels.delivery_id from regels)

),

-- By ProductReferentie within that declaratie. One that was used twice has two prestaties: that of the jeugdige and the
-- toewijzing that the answer names is the nearest, and one that fits is enough.
compared as (

    select distinct on (regels.delivery_id, regels.position)
        regels.*,
        prestaties.prestatie_id,
        prestaties.jeugdige_id as gedeclareerde_jeugdige_id,
        concat_ws('|', regels.{{ waarden | join(', regels.') }}) as waarden,
        concat_ws('|', prestaties.{{ waarden | join(', prestaties.') }}) as gedeclareerde_waarden,
        named.delivery_id is not null as is_beantwoord
    from regels
    left join named
        on regels.delivery_id = named.delivery_id and named.is_die_dag is not distinct from named.is_dag_er
    left join prestaties
        on
            named.declaratie_delivery_id = prestaties.delivery_id
            and regels.referentie_nummer = prestaties.referentie_nummer
    order by
        regels.delivery_id, regels.position,
        (prestaties.jeugdige_id = regels.jeugdige_id) desc nulls last,
        (prestaties.toewijzing_nummer = regels.toewijzing_nummer) desc nulls last, prestaties.prestatie_id

),

judged as (
    {{ regeluitkomsten('compared', 'antwoord', regels) }}
)

select * from judged
