{{ config(materialized='incremental', unique_key=['gemeente_code', 'halfjaar']) }}
with

prestaties as (

    select * from {{ ref('int_prestaties_with_status') }}
    {% if bij_nacht() -%}
        where
            (coalesce(gemeente_code, 'onbekend'), {{ halfjaar('begindatum') }}) in (
                select touched.gemeente_code, touched.halfjaar
                from {{ ref('int_prestaties_touched') }} as touched
            )
    {%- endif %}

),

-- First per jeugdige: counting rows of this is far cheaper than counting distinct names over all prestaties.
by_jeugdige as (

    select
        coalesce(gemeente_code, 'onbekend') as gemeente_code,
        {{ halfjaar('begindatum') }} as halfjaar,
        coalesce(product_categorie, 'onbekend') as product_categorie,
        jeugdige_id,
        sum(kosten_bedrag) as bedrag,
        bool_or(kosten_bedrag <> 0) as is_met_kosten,
        count(*) as aantal_prestaties,
        count(*) filter (where status = 'afgewezen') as aantal_afgewezen,
        count(*) filter (where status <> 'ingediend') as aantal_beantwoord
    from prestaties
    group by 1, 2, 3, 4

),

by_halfjaar as (

    select
        gemeente_code,
        halfjaar,
        product_categorie,
        sum(bedrag) as bedrag,
        count(jeugdige_id) filter (where is_met_kosten) as aantal_jeugdigen,
        sum(aantal_prestaties)::bigint as aantal_prestaties,
        sum(aantal_afgewezen)::bigint as aantal_afgewezen,
        sum(aantal_beantwoord)::bigint as aantal_beantwoord
    from by_jeugdige
    group by 1, 2, 3

)

select * from by_halfjaar
