with

prestaties as (

    select * from {{ ref('int_signalen_prestaties_netted') }}
    {%- if bij_nacht() %}
        where
            coalesce(jeugdige_id, '-') in (
                select touched.jeugdige_id from {{ ref('int_signalen_jeugdigen_touched') }} as touched
            )
    {%- endif %}

)

select * from prestaties
