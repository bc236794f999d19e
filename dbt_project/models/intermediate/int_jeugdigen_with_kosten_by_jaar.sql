{{ config(materialized='incremental', unique_key=['gemeente_code', 'jaar']) }}
with

prestaties as (

    select * from {{ ref('int_prestaties_with_status') }}
    {% if bij_nacht() -%}
        where
            (coalesce(gemeente_code, 'onbekend'), to_char(begindatum, 'YYYY')) in (
                select touched.gemeente_code, touched.jaar
                from {{ ref('int_prestaties_touched') }} as touched
            )
    {%- endif %}

),

-- First per jeugdige, as in int_kosten_by_halfjaar. Who is unknown counts as one, so that no euro is without a jeugdige.
by_jeugdige as (

    select
        coalesce(gemeente_code, 'onbekend') as gemeente_code,
        to_char(begindatum, 'YYYY') as jaar,
        jeugdige_id,
        bool_or(kosten_bedrag <> 0) as is_met_kosten
    from prestaties
    group by 1, 2, 3

),

by_jaar as (

    select
        gemeente_code,
        jaar,
        count(*) filter (where is_met_kosten) as aantal_jeugdigen
    from by_jeugdige
    group by 1, 2

)

select * from by_jaar
