{#- Rules about a declaratie-antwoord (JW325) beside the declaratie that it answers. TR371 is not checked: versions of XSDs
    are not kept. -#}
{%- set over_kop = [('TR337', 'declaratie_id is null', "'een ontvangen declaratie'", 'null')] -%}
{%- set over_antwoord = [('TR376', 'not is_bekend', "'het declaratienummer van de declaratie'", 'null')] -%}
{%- set sleutel = ['gemeente_code', 'aanbieder_agb', 'declaratie_nummer'] -%}
with

berichten as (

    select * from {{ ref('int_regels_beoordeelde_berichten') }}
    where bericht_uitkomst = 'geen'

),

declaraties as (select * from {{ ref('stg_ijw__declaraties') }}),

-- DeclaratieIdentificatie is an Identificatie and a Dagtekening: the same of another day is that of another message.
koppen as (

    select
        antwoorden.*,
        declaraties.declaratie_id,
        antwoorden.declaratie_identificatie as referentie_nummer,
        antwoorden.dagtekening as datum,
        0 as bedrag,
        null as jeugdige_id,
        null as toewijzing_nummer
    from {{ ref('stg_ijw__antwoorden') }} as antwoorden
    inner join berichten on antwoorden.delivery_id = berichten.delivery_id
    left join declaraties
        on
            {{ zelfde('antwoorden', 'declaraties', ['gemeente_code', 'aanbieder_agb']) }}
            and antwoorden.declaratie_identificatie = declaraties.identificatie
            and coalesce(antwoorden.declaratie_dagtekening = declaraties.dagtekening, true)

),

-- Of two declaraties with one Identificatie on one day the answer may mean either.
kop as (

    select distinct on (delivery_id) * from koppen
    order by delivery_id, declaratie_id

),

antwoord as (

    select
        antwoorden.*,
        antwoorden.declaratie_nummer as referentie_nummer,
        antwoorden.dagtekening as datum,
        antwoorden.ingediend_bedrag as bedrag,
        null as jeugdige_id,
        null as toewijzing_nummer,
        exists(
            select 1 from declaraties
            where
                {{ zelfde('declaraties', 'antwoorden', sleutel) }}
        ) as is_bekend
    from {{ ref('stg_ijw__declaratie_antwoorden') }} as antwoorden
    inner join berichten on antwoorden.delivery_id = berichten.delivery_id

),

judged as (
    {{ regeluitkomsten('kop', 'antwoord', over_kop) }}
    union all
    {{ regeluitkomsten('antwoord', 'antwoord', over_antwoord) }}
)

select * from judged
