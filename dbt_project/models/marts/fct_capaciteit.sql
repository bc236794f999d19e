with

standen as (select * from {{ ref('int_capaciteit_latest') }}),

final as (

    select
        afzender || '-' || stand_id as stand_id,
        coalesce(aanbieder_agb, 'onbekend') as aanbieder_agb,
        perceel,
        coalesce(product_code, 'totaal') as product_code,
        plaatsen,
        bezet,
        greatest(plaatsen - bezet, 0) as vrij,
        bezet > plaatsen as is_overbezet,
        {{ halfjaar('peildatum') }} as halfjaar,
        peildatum
    from standen

)

select * from final
