{{ config(
    materialized='incremental', incremental_strategy='append', pre_hook="{{ vervang_geraakte_jeugdigen() }}"
) }}
{%- set meeste_euros = 'order by (product_code is null), kosten_bedrag desc, product_code' %}
with

prestaties as (select * from {{ ref('int_prestaties_with_status') }}),

-- Credited, rejected and refused lines are not care that was given.
per_product as (

    select
        gemeente_code,
        aanbieder_agb,
        jeugdige_id,
        toewijzing_nummer,
        product_code,
        min(product_categorie) as product_categorie,
        min(begindatum) as begindatum,
        max(einddatum) as laatste_zorgdatum,
        sum(kosten_bedrag) as kosten_bedrag
    from prestaties
    where
        debet_credit = 'D'
        and status in ('ingediend', 'toegekend')
        and bericht_uitkomst = 'geen'
        {{ bij_geraakte_jeugdigen('and') }}
    group by gemeente_code, aanbieder_agb, jeugdige_id, toewijzing_nummer, product_code

),

-- Of several products on one toewijzing the one with most euros names it, and of equal ones the first code.
declared as (

    select
        gemeente_code,
        aanbieder_agb,
        jeugdige_id,
        toewijzing_nummer,
        (array_agg(product_code {{ meeste_euros }}))[1] as product_code,
        (array_agg(product_categorie {{ meeste_euros }}))[1] as product_categorie,
        min(begindatum) as begindatum,
        max(laatste_zorgdatum) as laatste_zorgdatum
    from per_product
    group by
        gemeente_code,
        aanbieder_agb,
        jeugdige_id,
        toewijzing_nummer,
        case when toewijzing_nummer is null then product_code end

)

select * from declared
