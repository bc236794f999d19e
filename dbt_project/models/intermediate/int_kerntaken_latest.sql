with

-- The last version in business order holds; a supplier can only replace rows of its own.
latest as (

    select distinct on (afzender, kerntaak_periode_id) *
    from {{ ref('stg_sjt__kerntaken') }}
    order by
        afzender, kerntaak_periode_id,
        dagtekening desc, identificatie desc, delivery_id desc, position desc

)

select * from latest
