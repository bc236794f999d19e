with

-- The last version in business order holds; a supplier can only replace rows of its own.
latest as (

    select distinct on (afzender, plan_id, versie) *
    from {{ ref('stg_sjt__plannen') }}
    order by
        afzender, plan_id, versie,
        dagtekening desc, identificatie desc, delivery_id desc, position desc

)

select * from latest
