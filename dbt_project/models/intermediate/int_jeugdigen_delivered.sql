{{ config(materialized='incremental', incremental_strategy='append') }}
{%- set nieuw %}{% if bij_nacht() %}where {{ in_levering('delivery_id', 'deliveries') }}{% endif %}{% endset %}
with

-- What a delivery says of a jeugdige never changes, so a night only adds those that are not in here yet.
deliveries as (

    select delivery_id from {{ ref('stg_ingest__deliveries') }}
    {% if bij_nacht() -%}
        except
        select delivery_id from {{ this }}
        where jeugdige_id is null
    {%- endif %}

),

-- Every delivery has a row without jeugdige, which says that it was read.
delivered as (

    select gemeente_code, jeugdige_id, geboortejaar, geslacht, dagtekening, delivery_id
    from {{ ref('stg_ijw__toewijzingen') }} {{ nieuw }}
    union
    select gemeente_code, jeugdige_id, geboortejaar, geslacht, dagtekening, delivery_id
    from {{ ref('stg_ijw__verzoeken') }} {{ nieuw }}
    union
    select gemeente_code, jeugdige_id, geboortejaar, geslacht, dagtekening, delivery_id
    from {{ ref('stg_ijw__starts') }} {{ nieuw }}
    union
    select gemeente_code, jeugdige_id, geboortejaar, geslacht, dagtekening, delivery_id
    from {{ ref('stg_ijw__stops') }} {{ nieuw }}
    union
    select gemeente_code, jeugdige_id, null, null, dagtekening, delivery_id
    from {{ ref('stg_ijw__wijzigingsverzoeken') }} {{ nieuw }}
    union
    select gemeente_code, jeugdige_id, null, null, dagtekening, delivery_id
    from {{ ref('stg_ijw__prestaties') }} {{ nieuw }}
    union
    select gemeente_code, jeugdige_id, geboortejaar, geslacht, dagtekening, delivery_id
    from {{ ref('stg_gi__maatregelen') }} {{ nieuw }}
    union
    select gemeente_code, jeugdige_id, geboortejaar, null, dagtekening, delivery_id
    from {{ ref('stg_huisarts__verwijzingen') }} {{ nieuw }}
    union
    select gemeente_code, jeugdige_id, null, null, dagtekening, delivery_id
    from {{ ref('stg_aanbieder__uitkomsten') }} {{ nieuw }}
    union all
    select null, null, null, null, null, delivery_id
    from deliveries

)

select * from delivered
