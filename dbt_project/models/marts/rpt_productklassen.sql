{{ config(materialized='incremental', unique_key=['gemeente_code', 'halfjaar']) }}
with

prestaties as (

    select * from {{ ref('fct_prestaties') }}
    {{ where_aangeraakt(['gemeente_code', 'halfjaar']) }}

),

klassen as (select * from {{ ref('int_productklassen_placed') }}),

-- First per jeugdige, as elsewhere: somebody with two products of a class is one jeugdige in it.
by_jeugdige as (

    select
        prestaties.gemeente_code,
        prestaties.halfjaar,
        klassen.klasse,
        prestaties.jeugdige_id,
        bool_or(prestaties.kosten_bedrag <> 0) as is_met_kosten,
        sum(prestaties.kosten_bedrag) as kosten_bedrag
    from prestaties
    inner join klassen
        on {{ zelfde('prestaties', 'klassen', ['product_code', 'product_categorie', 'zorgmaand']) }}
    group by prestaties.gemeente_code, prestaties.halfjaar, klassen.klasse, prestaties.jeugdige_id

),

counted as (

    select
        gemeente_code,
        halfjaar,
        klasse,
        (count(*) filter (where is_met_kosten and jeugdige_id <> 'onbekend'))::integer as aantal_jeugdigen,
        sum(kosten_bedrag)::numeric(14, 2) as kosten_bedrag
    from by_jeugdige
    group by gemeente_code, halfjaar, klasse

),

final as (

    select
        *,
        (
            100 * kosten_bedrag / nullif(sum(kosten_bedrag) over (partition by gemeente_code, halfjaar), 0)
        )::numeric(18, 1) as aandeel_procent
    from counted

)

select * from final
