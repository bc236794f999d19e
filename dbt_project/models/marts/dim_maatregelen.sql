with

maatregelen as (select * from {{ ref('stg_financien__maatregelen') }}),

last_delivery as (select * from {{ ref('int_registers_delivered_last') }}),

latest as (

    select distinct on (maatregelen.maatregel_nr) maatregelen.*
    from maatregelen
    inner join last_delivery on maatregelen.delivery_id = last_delivery.delivery_id
    order by
        maatregelen.maatregel_nr, maatregelen.dagtekening desc, maatregelen.identificatie desc,
        maatregelen.delivery_id desc, maatregelen.position desc

),

members as (

    select
        maatregel_nr,
        volgorde,
        maatregel,
        randvoorwaarde,
        verantwoordelijke,
        besparing_letterlijk,
        besparing_min_bedrag,
        besparing_max_bedrag,
        investering_letterlijk,
        investering_bedrag,
        voorbereiding_letterlijk,
        voorbereiding_min_maanden,
        voorbereiding_max_maanden,
        risico,
        besluit_op,
        startdatum
    from latest
    union all
    select
        'onbekend', 0, 'Onbekend',
        null, null, null, null, null, null, null, null, null, null, null, null, null

)

select * from members
