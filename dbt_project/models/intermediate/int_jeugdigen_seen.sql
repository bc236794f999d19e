with

seen as (

    select gemeente_code, jeugdige_id, geboortejaar, geslacht, dagtekening, delivery_id
    from {{ ref('stg_ijw__toewijzingen') }}
    union all
    select gemeente_code, jeugdige_id, geboortejaar, geslacht, dagtekening, delivery_id
    from {{ ref('stg_ijw__verzoeken') }}
    union all
    select gemeente_code, jeugdige_id, geboortejaar, geslacht, dagtekening, delivery_id
    from {{ ref('stg_ijw__starts') }}
    union all
    select gemeente_code, jeugdige_id, geboortejaar, geslacht, dagtekening, delivery_id
    from {{ ref('stg_ijw__stops') }}
    union all
    select gemeente_code, jeugdige_id, null, null, dagtekening, delivery_id
    from {{ ref('stg_ijw__prestaties') }}
    union all
    select gemeente_code, jeugdige_id, geboortejaar, geslacht, dagtekening, delivery_id
    from {{ ref('stg_gi__maatregelen') }}
    union all
    select gemeente_code, jeugdige_id, geboortejaar, null, dagtekening, delivery_id
    from {{ ref('stg_huisarts__verwijzingen') }}
    union all
    select gemeente_code, jeugdige_id, null, null, dagtekening, delivery_id
    from {{ ref('int_verwijzingen_combined') }}
    union all
    select gemeente_code, jeugdige_id, null, null, dagtekening, delivery_id
    from {{ ref('stg_aanbieder__uitkomsten') }}
    union all
    select gemeente_code, jeugdige_id, geboortejaar, null, dagtekening, delivery_id
    from {{ ref('int_gezinsleden_listed') }}

)

select * from seen
