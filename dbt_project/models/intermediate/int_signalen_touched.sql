{%- set toewijzing = ['gemeente_code', 'toewijzing_nummer'] -%}
with

changed as (

    {{ verschillen(
        ref('int_signalen_toewijzingen_marked'), source('intermediate', 'bouwstand_gevolgd'), toewijzing
    ) }}

),

touched as (

    select delivery_id from {{ ref('int_prestaties_touched') }}
    union
    select prestaties.delivery_id
    from {{ ref('int_prestaties_with_status') }} as prestaties
    inner join changed on {{ zelfde('prestaties', 'changed', toewijzing) }}

)

select * from touched
