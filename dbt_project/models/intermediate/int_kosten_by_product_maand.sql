{{ config(materialized='incremental', unique_key=['gemeente_code', 'zorgmaand']) }}
with

prestaties as (

    select * from {{ ref('int_prestaties_with_status') }}
    {% if bij_nacht() -%}
        where
            (coalesce(gemeente_code, 'onbekend'), to_char(begindatum, 'YYYY-MM')) in (
                select touched.gemeente_code, touched.zorgmaand
                from {{ ref('int_prestaties_touched') }} as touched
            )
    {%- endif %}

),

-- The volume that belongs to the costs: of what was rejected neither counts. A month without costs keeps its rows, so that
-- a night can replace them.
by_product as (

    select
        coalesce(gemeente_code, 'onbekend') as gemeente_code,
        to_char(begindatum, 'YYYY-MM') as zorgmaand,
        coalesce(aanbieder_agb, 'onbekend') as aanbieder_agb,
        coalesce(product_code, 'onbekend') as product_code,
        coalesce(product_categorie, 'onbekend') as product_categorie,
        coalesce(eenheid, 'onbekend') as eenheid,
        (sum(geleverd_volume) filter (where kosten_bedrag <> 0))::numeric as volume,
        sum(kosten_bedrag) as kosten_bedrag
    from prestaties
    group by 1, 2, 3, 4, 5, 6

)

select * from by_product
