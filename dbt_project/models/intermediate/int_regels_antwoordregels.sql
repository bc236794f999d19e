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
        regels.dagtekening as datum,
        antwoorden.declaratie_identificatie
    from {{ ref('stg_ijw__antwoord_prestaties') }} as regels
    inner join {{ ref('int_regels_beoordeelde_berichten') }} as berichten
        on regels.delivery_id = berichten.delivery_id
    inner join {{ ref('stg_ijw__antwoorden') }} as antwoorden on regels.delivery_id = antwoorden.delivery_id
    where berichten.bericht_uitkomst = 'geen'

),

prestaties as (

    select prestaties.*
    from {{ ref('int_prestaties_with_status') }} as prestaties
    inner join {{ ref('int_regels_beoordeelde_berichten') }} as berichten
        on prestaties.delivery_id = berichten.delivery_id

),

declaraties as (select * from {{ ref('stg_ijw__declaraties') }}),

-- A reference that was used twice has two prestaties: one that fits is enough, so the nearest is taken.
compared as (

    select distinct on (regels.delivery_id, regels.position)
        regels.*,
        prestaties.prestatie_id,
        prestaties.jeugdige_id as gedeclareerde_jeugdige_id,
        concat_ws('|', regels.{{ waarden | join(', regels.') }}) as waarden,
        concat_ws('|', prestaties.{{ waarden | join(', prestaties.') }}) as gedeclareerde_waarden,
        exists(
            select 1 from declaraties
            where
                {{ zelfde('declaraties', 'regels', ['gemeente_code', 'aanbieder_agb']) }}
                and declaraties.identificatie = regels.declaratie_identificatie
        ) as is_beantwoord
    from regels
    left join prestaties
        on
            {{ zelfde('prestaties', 'regels', ['gemeente_code', 'aanbieder_agb', 'referentie_nummer']) }}
            and prestaties.identificatie = regels.declaratie_identificatie
    order by
        regels.delivery_id, regels.position,
        (prestaties.toewijzing_nummer = regels.toewijzing_nummer) desc nulls last, prestaties.prestatie_id

),

judged as (
    {{ regeluitkomsten('compared', 'antwoord', regels) }}
)

select * from judged
