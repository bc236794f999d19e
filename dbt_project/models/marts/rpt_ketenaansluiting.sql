{#- A month of a gemeente is made anew with its prestaties; what was not loaded has no month, and is made anew every night. -#}
{{ config(
    materialized='incremental', incremental_strategy='append',
    pre_hook="{% if bij_nacht() %}
        delete from {{ this }} {{ where_aangeraakt(['gemeente_code', 'zorgmaand']) }} or zorgmaand = 'onbekend'
    {% endif %}"
) }}
with

euros as (

    select * from {{ ref('int_euros_placed') }}

),

gemeenten as (

    select * from {{ ref('dim_gemeenten') }}

),

aanbieders as (

    select * from {{ ref('dim_aanbieders') }}

),

categorieen as (

    select * from {{ ref('aansluitcategorieen') }}

),

-- A refused file may name a gemeente or supplier that exists nowhere else.
known as (

    select
        coalesce(gemeenten.gemeente_code, 'onbekend') as gemeente_code,
        coalesce(aanbieders.aanbieder_agb, 'onbekend') as aanbieder_agb,
        euros.zorgmaand,
        euros.categorie,
        sum(euros.aantal) as aantal,
        sum(euros.bedrag) as bedrag
    from euros
    left join gemeenten on euros.gemeente_code = gemeenten.gemeente_code
    left join aanbieders on euros.aanbieder_agb = aanbieders.aanbieder_agb
    group by 1, 2, 3, 4

),

final as (

    select
        known.gemeente_code,
        known.aanbieder_agb,
        known.zorgmaand,
        known.categorie,
        categorieen.volgorde,
        categorieen.telt_als_kosten = 'ja' as telt_als_kosten,
        known.aantal::integer as aantal,
        known.bedrag::numeric(14, 2) as bedrag
    from known
    left join categorieen on known.categorie = categorieen.categorie

)

select * from final
