{{ config(materialized='incremental', unique_key=['gemeente_code', 'zorgmaand']) }}
with

prestaties as (

    select * from {{ ref('fct_prestaties') }}
    {{ where_aangeraakt(['gemeente_code', 'zorgmaand']) }}

),

final as (

    select
        gemeente_code,
        zorgmaand,
        product_categorie,
        verwijzer_type,
        count(*)::integer as aantal_prestaties,
        sum(ingediend_bedrag)::numeric(14, 2) as ingediend_bedrag,
        sum(kosten_bedrag)::numeric(14, 2) as kosten_bedrag
    from prestaties
    group by gemeente_code, zorgmaand, product_categorie, verwijzer_type

)

select * from final
