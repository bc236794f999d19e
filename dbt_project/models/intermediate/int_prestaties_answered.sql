with

prestaties as (

    select * from {{ ref('stg_ijw__prestaties') }}

),

berichten as (

    select * from {{ ref('int_berichten_judged') }}

),

antwoorden as (

    select * from {{ ref('int_declaraties_answered') }}

),

listed_lines as (

    select * from {{ ref('int_antwoordregels_matched') }}

),

answered as (

    select
        prestaties.*,
        berichten.bericht_uitkomst,
        berichten.declaratieperiode_einddatum,
        antwoorden.antwoord_dagtekening,
        case
            when antwoorden.is_geheel_afgewezen then antwoorden.bericht_retourcodes
            else listed_lines.retourcodes
        end as retourcodes,
        case
            when antwoorden.antwoord_delivery_id is null then 'ingediend'
            when antwoorden.is_geheel_afgewezen then 'afgewezen'
            when listed_lines.toegekend_bedrag = 0 then 'afgewezen'
            else 'toegekend'
        end as antwoord_status,
        case
            when antwoorden.is_geheel_afgewezen then antwoorden.afwijzing_niveau
            when listed_lines.toegekend_bedrag = 0 and listed_lines.is_client_afgewezen then 'client'
            when listed_lines.toegekend_bedrag = 0 then 'regel'
        end as afwijzing_niveau,
        case
            when antwoorden.antwoord_delivery_id is null then null
            when antwoorden.is_geheel_afgewezen then 0
            else coalesce(listed_lines.toegekend_bedrag, prestaties.ingediend_bedrag)
        end::numeric(14, 2) as toegekend_bedrag
    from prestaties
    inner join berichten on prestaties.delivery_id = berichten.delivery_id
    left join antwoorden on prestaties.delivery_id = antwoorden.delivery_id
    left join listed_lines on prestaties.prestatie_id = listed_lines.prestatie_id

)

select * from answered
