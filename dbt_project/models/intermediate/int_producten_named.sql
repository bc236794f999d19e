{{ config(materialized='incremental', incremental_strategy='append') }}
with

{% if bij_nacht() -%}
    touched as (select * from {{ ref('int_berichten_touched') }}),
{%- endif %}

said as (

    select product_code, product_categorie from {{ ref('stg_ijw__prestaties') }}
    {% if bij_nacht() -%} where {{ in_levering('delivery_id', 'touched') }} {%- endif %}
    union
    select product_code, product_categorie from {{ ref('stg_ijw__toewijzingen') }}
    {% if bij_nacht() -%} where {{ in_levering('delivery_id', 'touched') }} {%- endif %}

),

named as (

    select * from said
    {% if bij_nacht() -%}
        except
        select * from {{ this }}
    {%- endif %}

)

select * from named
