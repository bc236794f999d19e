with

begroting as (select * from {{ ref('int_begroting_latest') }}),

final as (

    select
        jaar,
        versie,
        gemeente_code,
        post,
        bedrag as begroot_bedrag,
        vastgesteld_op,
        is_laatste
    from begroting

)

select * from final
