{{ config(
    materialized='incremental', incremental_strategy='append', pre_hook="{{ vervang_geraakte_jeugdigen() }}"
) }}
with

prestaties as (select * from {{ ref('int_prestaties_with_status') }}),

-- Credited, rejected and refused lines are not care that was given.
declared as (

    select
        gemeente_code,
        aanbieder_agb,
        jeugdige_id,
        toewijzing_nummer,
        min(product_code) as product_code,
        min(product_categorie) as product_categorie,
        min(begindatum) as begindatum,
        max(einddatum) as laatste_zorgdatum
    from prestaties
    where
        debet_credit = 'D'
        and status in ('ingediend', 'toegekend')
        and bericht_uitkomst = 'geen'
        {{ bij_geraakte_jeugdigen('and') }}
    group by
        gemeente_code,
        aanbieder_agb,
        jeugdige_id,
        toewijzing_nummer,
        case when toewijzing_nummer is null then product_code end

)

select * from declared
