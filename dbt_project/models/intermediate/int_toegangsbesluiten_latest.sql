with

-- The last version in business order holds; a supplier can only replace rows of its own.
latest as (

    select distinct on (afzender, casus_id, datum_besluit) *
    from {{ ref('stg_sjt__toegangsbesluiten') }}
    order by
        afzender, casus_id, datum_besluit,
        dagtekening desc, identificatie desc, delivery_id desc, position desc

)

select * from latest
