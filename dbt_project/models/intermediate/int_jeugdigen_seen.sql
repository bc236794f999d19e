with

-- A verzoek names its jeugdige itself; the other verwijzingen are those that hold now, so they are read anew.
seen as (

    select gemeente_code, jeugdige_id, geboortejaar, geslacht, dagtekening, delivery_id
    from {{ ref('int_jeugdigen_delivered') }}
    where jeugdige_id is not null or gemeente_code is not null
    union all
    select gemeente_code, jeugdige_id, null, null, dagtekening, delivery_id
    from {{ ref('int_verwijzingen_combined') }}
    where bron <> 'ijw'
    union all
    select gemeente_code, jeugdige_id, geboortejaar, null, dagtekening, delivery_id
    from {{ ref('int_gezinsleden_listed') }}

)

select * from seen
