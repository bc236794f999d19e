-- The register counted the eurocents while reading; raw holds what was copied. A difference means rows were lost or doubled.
with

register as (

    select * from {{ ref('stg_ingest__deliveries') }}
    where bericht in ('JW323', 'JW303')

),

raw_by_delivery as (

    select
        delivery_id,
        sum(ingediend_bedrag) as netto_bedrag
    from {{ ref('stg_ijw__prestaties') }}
    group by delivery_id

),

different as (

    select
        register.delivery_id,
        register.netto_bedrag as register_bedrag,
        raw_by_delivery.netto_bedrag as raw_bedrag
    from register
    left join raw_by_delivery on register.delivery_id = raw_by_delivery.delivery_id
    where register.netto_bedrag is distinct from raw_by_delivery.netto_bedrag

)

select * from different
