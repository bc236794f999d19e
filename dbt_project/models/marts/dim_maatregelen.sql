with

maatregelen as (

    {{ geldend(ref('stg_financien__maatregelen')) }}

),

latest as (

    {{ laatste('maatregelen', ['maatregel_nr']) }}

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
