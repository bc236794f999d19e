{#- One family of rules is one model; a new family is one name here, or in int_regels_{prestatie,bericht}_uitkomsten. -#}
{%- set families = [
    'bericht_uitkomsten', 'prestatie_uitkomsten', 'starts', 'stops', 'toewijzingen', 'verzoeken',
    'verzoekantwoorden', 'wijzigingen', 'wijzigingsverzoeken', 'producten',
] -%}

-- depends_on: {{ ref('fct_berichten') }}
-- A message that stands in fct_berichten was judged here, once `bouw` is filled (publish/uitkomsten.py relies on it).
with

found as (

    {{ verenigd('int_regels_', families) }}

),

berichten as (select * from {{ ref('int_berichten_judged') }}),

deliveries as (select * from {{ ref('stg_ingest__deliveries') }}),

regels as (select * from {{ ref('regels') }}),

-- Only release 3.2 has these rules. What stands in a message that was refused as a whole is not judged any further.
final as (

    select
        concat_ws('-', found.delivery_id, found.object_soort, found.position, found.regel)
            as regeluitkomst_id,
        found.regel,
        regels.retourcode,
        regels.niveau,
        berichten.bericht,
        found.object_soort,
        concat_ws('-', found.delivery_id, nullif(found.position, 0)) as object_id,
        coalesce(found.gemeente_code, 'onbekend') as gemeente_code,
        coalesce(found.aanbieder_agb, 'onbekend') as aanbieder_agb,
        coalesce(found.jeugdige_id, 'onbekend') as jeugdige_id,
        found.toewijzing_nummer,
        found.referentie_nummer,
        found.verwacht,
        found.gevonden,
        coalesce(found.bedrag, 0)::numeric(14, 2) as bedrag,
        {{ halfjaar('coalesce(found.datum, deliveries.dagtekening)') }} as halfjaar,
        found.delivery_id,
        found.position,
        deliveries.volgnummer
    from found
    inner join berichten on found.delivery_id = berichten.delivery_id
    inner join deliveries on found.delivery_id = deliveries.delivery_id
    inner join regels on found.regel = regels.regel
    where
        berichten.release = '3.2'
        and (berichten.bericht_uitkomst = 'geen' or found.object_soort in ('bericht', 'declaratie'))

)

select * from final
