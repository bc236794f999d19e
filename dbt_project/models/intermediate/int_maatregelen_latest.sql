with

-- The last version in business order holds; a supplier can only replace rows of its own.
latest as (

    select distinct on (afzender, maatregel_id) *
    from {{ ref('stg_gi__maatregelen') }}
    order by
        afzender, maatregel_id,
        dagtekening desc, identificatie desc, delivery_id desc, position desc

)

select * from latest
