with

-- The last version in business order holds; a supplier can only replace rows of its own.
latest as (

    select distinct on (afzender, stand_id) *
    from {{ ref('stg_aanbieder__wachttijden') }}
    order by
        afzender, stand_id,
        dagtekening desc, identificatie desc, delivery_id desc, position desc

)

select * from latest
