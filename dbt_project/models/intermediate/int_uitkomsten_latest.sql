with

-- The last version in business order holds; a supplier can only replace rows of its own.
latest as (

    select distinct on (afzender, uitkomst_id) *
    from {{ ref('stg_aanbieder__uitkomsten') }}
    order by
        afzender, uitkomst_id,
        dagtekening desc, identificatie desc, delivery_id desc, position desc

)

select * from latest
