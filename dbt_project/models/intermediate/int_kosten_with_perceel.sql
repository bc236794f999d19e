{%- set sleutel -%}
    combinations.gemeente_code, combinations.aanbieder_agb, combinations.product_code, combinations.zorgmaand
{%- endset -%}
with

kosten as (

    select * from {{ ref('int_kosten_by_product_maand') }}
    where kosten_bedrag <> 0

),

tarieven as (select * from {{ ref('int_tarieven_latest') }}),

contracten as (select * from {{ ref('int_contracten_latest') }}),

combinations as (

    select distinct
        gemeente_code,
        aanbieder_agb,
        product_code,
        zorgmaand,
        to_date(zorgmaand, 'YYYY-MM') as begindatum
    from kosten

),

-- The contract under which the product was bought for that gemeente in that month: one of its own goes before one of the
-- region, and of two the one that began last.
placed as (

    select distinct on ({{ sleutel }})
        combinations.gemeente_code,
        combinations.aanbieder_agb,
        combinations.product_code,
        combinations.zorgmaand,
        contracten.contract_id,
        contracten.perceel
    from combinations
    inner join tarieven
        on
            combinations.aanbieder_agb = tarieven.aanbieder_agb
            and combinations.product_code = tarieven.product_code
            and combinations.gemeente_code = coalesce(tarieven.gemeente_code, combinations.gemeente_code)
            and combinations.begindatum + interval '1 month' > tarieven.vanaf
            and combinations.begindatum <= coalesce(tarieven.tot, 'infinity')
    inner join contracten on tarieven.contract_id = contracten.contract_id
    order by
        {{ sleutel }},
        (tarieven.gemeente_code is null), contracten.vanaf desc, contracten.contract_id

),

with_perceel as (

    select
        kosten.gemeente_code,
        kosten.zorgmaand,
        left(kosten.zorgmaand, 4)::integer as jaar,
        kosten.aanbieder_agb,
        coalesce(placed.contract_id, 'onbekend') as contract_id,
        coalesce(placed.perceel, 'onbekend') as perceel,
        sum(kosten.kosten_bedrag) as kosten_bedrag
    from kosten
    left join placed
        on
            kosten.gemeente_code = placed.gemeente_code
            and kosten.aanbieder_agb = placed.aanbieder_agb
            and kosten.product_code = placed.product_code
            and kosten.zorgmaand = placed.zorgmaand
    group by
        kosten.gemeente_code, kosten.zorgmaand, kosten.aanbieder_agb, placed.contract_id, placed.perceel

)

select * from with_perceel
