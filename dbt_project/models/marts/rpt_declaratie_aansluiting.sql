{{ config(materialized='incremental', unique_key='delivery_id') }}
with

{% if bij_nacht() -%}
    -- What is said of a declaratie, and of its lines.
    touched as (

        select delivery_id from {{ ref('int_antwoorden_touched') }}
        union
        select delivery_id from {{ ref('int_declaraties_touched') }}
        where is_aangeraakt

    ),
{%- endif %}

declaraties as (

    select * from {{ ref('stg_ijw__declaraties') }}
    {% if bij_nacht() -%} where delivery_id in (select touched.delivery_id from touched) {%- endif %}

),

antwoorden as (select * from {{ ref('int_declaraties_answered') }}),

lines as (

    select
        delivery_id,
        min(bericht_uitkomst) as bericht_uitkomst,
        count(*) as aantal_regels,
        count(*) filter (where antwoord_status = 'afgewezen') as aantal_afgewezen,
        sum(ingediend_bedrag) as ingediend,
        sum(toegekend_bedrag) as toegekend
    from {{ ref('int_prestaties_with_status') }}
    {% if bij_nacht() -%} where delivery_id in (select touched.delivery_id from touched) {%- endif %}
    group by delivery_id

),

-- TR342: what was rejected is what was submitted less what was granted, in the words of the answer and in its lines.
final as (

    select
        declaraties.declaratie_id,
        coalesce(declaraties.gemeente_code, 'onbekend') as gemeente_code,
        coalesce(declaraties.aanbieder_agb, 'onbekend') as aanbieder_agb,
        declaraties.declaratie_nummer,
        declaraties.periode_begindatum,
        declaraties.dagtekening,
        antwoorden.antwoord_dagtekening,
        coalesce(lines.bericht_uitkomst, 'geen') as bericht_uitkomst,
        antwoorden.afwijzing_niveau,
        coalesce(lines.aantal_regels, 0)::integer as aantal_regels,
        coalesce(lines.aantal_afgewezen, 0)::integer as aantal_afgewezen,
        declaraties.ingediend_bedrag as ingediend_volgens_kop,
        coalesce(lines.ingediend, 0)::numeric(14, 2) as ingediend_volgens_regels,
        antwoorden.antwoord_ingediend_bedrag as ingediend_volgens_antwoord,
        antwoorden.antwoord_toegekend_bedrag as toegekend_volgens_antwoord,
        lines.toegekend::numeric(14, 2) as toegekend_volgens_regels,
        case
            when antwoorden.delivery_id is null then 'nog geen antwoord'
            when antwoorden.antwoord_toegekend_bedrag is null then 'zonder bedragen'
            when antwoorden.antwoord_ingediend_bedrag <> coalesce(lines.ingediend, 0)
                then 'ingediend verschilt'
            when antwoorden.antwoord_toegekend_bedrag <> coalesce(lines.toegekend, 0)
                then 'toegekend verschilt'
            else 'sluit aan'
        end as oordeel,
        declaraties.dagtekening + 30 as betaaltermijn,
        declaraties.delivery_id
    from declaraties
    left join lines on declaraties.delivery_id = lines.delivery_id
    left join antwoorden on declaraties.delivery_id = antwoorden.delivery_id

)

select * from final
