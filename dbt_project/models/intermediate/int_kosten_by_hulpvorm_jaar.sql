with

kosten as (

    select * from {{ ref('int_kosten_by_product_maand') }}
    where kosten_bedrag <> 0

),

gemeenten as (

    select * from {{ ref('dim_gemeenten') }}
    where soort <> 'buiten regio'

),

producten as (select * from {{ ref('int_producten_described') }}),

by_jaar as (

    select
        left(kosten.zorgmaand, 4)::integer as jaar,
        coalesce(producten.hulpvorm_code, 'onbekend') as hulpvorm_code,
        sum(kosten.kosten_bedrag) as bedrag
    from kosten
    inner join gemeenten on kosten.gemeente_code = gemeenten.gemeente_code
    left join producten
        on
            kosten.product_code = producten.product_code
            and {{ in_zorgmaand("to_date(kosten.zorgmaand, 'YYYY-MM')") }}
    group by 1, 2

)

select * from by_jaar
