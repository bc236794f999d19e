with

standen as (

    select * from {{ ref('fct_wachtlijsten') }}
    where gebied = 'regio'

),

-- Everybody may see this list: how long, how old the figure is, and how many only when they are not few.
last_told as (

    select distinct on (aanbieder_agb, perceel, product_code, is_crisis) *
    from standen
    order by aanbieder_agb, perceel, product_code, is_crisis, peildatum desc, stand_id

),

final as (

    select
        aanbieder_agb,
        perceel,
        product_code,
        is_crisis,
        case when aantal_wachtenden not between 1 and 9 then aantal_wachtenden end as aantal_wachtenden,
        case
            when aantal_wachtenden = 0 then 'niemand'
            when aantal_wachtenden < 10 then 'minder dan 10'
            else '10 of meer'
        end as wachtenden,
        gemiddelde_wachttijd_dagen,
        mediane_wachttijd_dagen,
        {{ actualiteit('leeftijd_dagen') }} as actualiteit,
        peildatum,
        leeftijd_dagen
    from last_told

)

select * from final
