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
        aanbieder_agb,
        count(*)::integer as aantal_prestaties,
        count(*) filter (where status <> 'ingediend')::integer as aantal_beantwoord,
        count(*) filter (where status = 'afgewezen')::integer as aantal_afgewezen,
        sum(ingediend_bedrag)::numeric(14, 2) as ingediend_bedrag,
        sum(kosten_bedrag)::numeric(14, 2) as kosten_bedrag
    from prestaties
    group by gemeente_code, zorgmaand, aanbieder_agb

)

select * from final
