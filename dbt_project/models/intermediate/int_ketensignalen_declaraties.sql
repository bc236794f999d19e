{{ config(
    materialized='incremental', incremental_strategy='append', pre_hook="{{ vervang_geraakte_jeugdigen() }}"
) }}
with

prestaties as (

    select * from {{ ref('int_prestaties_with_status') }}
    where
        debet_credit = 'D' and status in ('ingediend', 'toegekend') and bericht_uitkomst = 'geen'
        {{ bij_geraakte_jeugdigen('and') }}

),

toewijzingen as (select * from {{ ref('int_toewijzingen_actual') }}),

leveringen as (select * from {{ ref('int_leveringen_by_toewijzing') }}),

-- A prestatie gives at most one signal; a month that the care only touches is not strange.
signalled as (

    select
        prestaties.*,
        toewijzingen.toewijzing_id,
        case
            when toewijzingen.toewijzing_id is null then 'gedeclareerd_zonder_toewijzing'
            when toewijzingen.is_verwijderd then 'gedeclareerd_op_verwijderd'
            when leveringen.startdatum is null then 'gedeclareerd_zonder_start'
            when prestaties.einddatum < leveringen.startdatum then 'gedeclareerd_voor_start'
            when prestaties.begindatum > leveringen.stopdatum then 'gedeclareerd_na_stop'
        end as signaal
    from prestaties
    left join toewijzingen
        on
            prestaties.gemeente_code = toewijzingen.gemeente_code
            and prestaties.toewijzing_nummer = toewijzingen.toewijzing_nummer
    left join leveringen
        on
            prestaties.gemeente_code = leveringen.gemeente_code
            and prestaties.toewijzing_nummer = leveringen.toewijzing_nummer

),

-- One signal per toewijzing, with all its euros; the place is that of the first prestatie in business order.
by_toewijzing as (

    select
        signaal,
        concat_ws('-', gemeente_code, aanbieder_agb, toewijzing_nummer, jeugdige_id) as object_id,
        gemeente_code,
        aanbieder_agb,
        jeugdige_id,
        toewijzing_id,
        min(begindatum) as vanaf,
        sum(kosten_bedrag)::numeric(14, 2) as bedrag,
        (array_agg(delivery_id order by dagtekening, delivery_id, position))[1] as delivery_id,
        (array_agg(position order by dagtekening, delivery_id, position))[1] as position
    from signalled
    where signaal is not null
    group by signaal, gemeente_code, aanbieder_agb, jeugdige_id, toewijzing_nummer, toewijzing_id

)

select * from by_toewijzing
