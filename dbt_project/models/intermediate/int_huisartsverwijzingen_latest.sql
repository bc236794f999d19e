with

-- The last version in business order holds; a supplier can only replace rows of its own.
latest as (

    select distinct on (afzender, verwijzing_id) *
    from {{ ref('stg_huisarts__verwijzingen') }}
    order by
        afzender, verwijzing_id,
        dagtekening desc, identificatie desc, delivery_id desc, position desc

)

select * from latest
