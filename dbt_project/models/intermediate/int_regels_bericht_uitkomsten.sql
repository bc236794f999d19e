{{ config(
    materialized='incremental', incremental_strategy='append',
    pre_hook=["{{ zonder_geneste_lus() }}", "{{ vervangen(ref('int_regels_beoordeelde_berichten')) }}"]
) }}
{#- Families that judge a message by its aanbieder and gemeente, one name here for each: by night they see only
    int_regels_beoordeelde_berichten, which has all messages of the two or none. -#}
{%- set families = ['berichten', 'declaraties', 'antwoorden', 'antwoordregels'] -%}
with

found as (

    {{ verenigd('int_regels_', families) }}

)

select * from found
