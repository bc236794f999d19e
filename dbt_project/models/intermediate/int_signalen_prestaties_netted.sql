{{ config(
    materialized='incremental', incremental_strategy='append',
    pre_hook="{% if bij_nacht() %}
        delete from {{ this }} as netted
        where {{ in_levering('netted.delivery_id', ref('int_signalen_touched')) }}
    {% endif %}"
) }}
with

prestaties as (

    select * from {{ ref('int_prestaties_with_status') }}
    where
        bericht_uitkomst = 'geen'
        {% if bij_nacht() -%}
            and {{ in_levering('delivery_id', ref('int_signalen_touched')) }}
        {%- endif %}

),

-- A credit that nobody rejected takes its debet away, also while it waits for an answer.
credits as (

    select distinct credit_van_prestatie_id as prestatie_id from {{ ref('int_prestaties_with_status') }}
    where
        bericht_uitkomst = 'geen' and debet_credit = 'C' and status <> 'afgewezen'
        and credit_van_prestatie_id is not null

),

toewijzingen as (select * from {{ ref('int_signalen_toewijzingen_followed') }}),

netted as (

    select
        prestaties.prestatie_id, prestaties.gemeente_code, prestaties.aanbieder_agb,
        prestaties.jeugdige_id, prestaties.toewijzing_nummer, prestaties.product_code,
        prestaties.product_categorie, prestaties.eenheid, prestaties.geleverd_volume,
        prestaties.product_tarief, prestaties.kosten_bedrag as bedrag, prestaties.begindatum,
        prestaties.einddatum, prestaties.dagtekening, prestaties.delivery_id, prestaties.position,
        toewijzingen.toewijzing_id, toewijzingen.ingangsdatum as toewijzing_ingangsdatum,
        toewijzingen.einddatum as toewijzing_einddatum, toewijzingen.is_verwijderd,
        toewijzingen.omvang_eenheid, toewijzingen.omvang_frequentie, toewijzingen.omvang_volume,
        toewijzingen.startdatum, toewijzingen.stopdatum, toewijzingen.overgedragen_op,
        {{ maandbegin('prestaties.begindatum') }} as zorgmaand,
        toewijzingen.toewijzing_id is not null
        and coalesce(toewijzingen.aanbieder_agb = prestaties.aanbieder_agb, true)
        and coalesce(toewijzingen.jeugdige_id = prestaties.jeugdige_id, true) as is_toegewezen,
        not toewijzingen.is_verwijderd and prestaties.begindatum >= toewijzingen.ingangsdatum
        and prestaties.einddatum <= coalesce(toewijzingen.einddatum, 'infinity') as is_passend
    from prestaties
    left join credits on prestaties.prestatie_id = credits.prestatie_id
    left join toewijzingen
        on
            prestaties.gemeente_code = toewijzingen.gemeente_code
            and prestaties.toewijzing_nummer = toewijzingen.toewijzing_nummer
    where
        prestaties.debet_credit = 'D'
        and prestaties.status in ('ingediend', 'toegekend')
        and prestaties.kosten_bedrag > 0
        and credits.prestatie_id is null

)

select * from netted
