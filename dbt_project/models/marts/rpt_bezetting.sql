with

standen as (select * from {{ ref('fct_capaciteit') }}),

peildatum as (select * from {{ ref('int_peildatum_determined') }}),

-- Places of a perceel and of its products overlap: each has its own row, and they are never added.
last_of_halfjaar as (

    select distinct on (aanbieder_agb, perceel, product_code, halfjaar) *
    from standen
    order by aanbieder_agb, perceel, product_code, halfjaar, peildatum desc, stand_id

),

final as (

    select
        stand.aanbieder_agb,
        stand.perceel,
        stand.product_code,
        stand.halfjaar,
        stand.plaatsen,
        stand.bezet,
        stand.vrij,
        (100.0 * stand.bezet / nullif(stand.plaatsen, 0))::numeric(18, 1) as bezetting_procent,
        {{ actualiteit('(peildatum.peildatum - stand.peildatum)') }} as actualiteit,
        case
            when stand.is_overbezet then 'overbezet'
            when stand.vrij = 0 then 'vol'
            else 'plaats'
        end as status,
        stand.peildatum,
        peildatum.peildatum - stand.peildatum as leeftijd_dagen
    from last_of_halfjaar as stand
    cross join peildatum

)

select * from final
