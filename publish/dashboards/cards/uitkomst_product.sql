with namen as (
    select
        product_code,
        max(omschrijving) as omschrijving
    from dim_producten
    group by product_code
),

laatste as (
    select max(jaar) as jaar
    from rpt_uitkomst_product
    where true [[and jaar = {{jaar}}]]
)

-- Under ten answers there is no share.
select
    coalesce(namen.omschrijving, rpt_uitkomst_product.product_code) as product,
    sum(rpt_uitkomst_product.aantal_trajecten) as trajecten,
    round(
        sum(rpt_uitkomst_product.kosten_bedrag) / nullif(sum(rpt_uitkomst_product.aantal_met_kosten), 0), 2
    ) as kosten_per_traject_bedrag,
    case
        when sum(rpt_uitkomst_product.antwoorden_zonder_hulp) >= 10
            then round(
                100.0 * sum(rpt_uitkomst_product.zonder_hulp_verder)
                / sum(rpt_uitkomst_product.antwoorden_zonder_hulp), 1
            )
    end as zonder_hulp_procent,
    case
        when sum(rpt_uitkomst_product.antwoorden_doelen) >= 10
            then round(
                100.0 * sum(rpt_uitkomst_product.doelen_behaald) / sum(rpt_uitkomst_product.doelen_gesteld), 1
            )
    end as doelen_procent
from rpt_uitkomst_product
inner join laatste on rpt_uitkomst_product.jaar = laatste.jaar
left join namen on rpt_uitkomst_product.product_code = namen.product_code
group by rpt_uitkomst_product.product_code, namen.omschrijving
order by trajecten desc, product
limit 50
