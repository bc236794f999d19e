with

starts as (select * from {{ ref('stg_ijw__starts') }}),

stops as (select * from {{ ref('stg_ijw__stops') }}),

berichten as (select * from {{ ref('int_berichten_judged') }}),

-- The levering is the standard's key of a start; a stop has more: its reason and Einddatum.
combined as (

    select
        'start' as soort, gemeente_code, aanbieder_agb, jeugdige_id, toewijzing_nummer, product_categorie,
        product_code, begindatum, null::date as einddatum, null as reden_beeindiging, status_aanlevering,
        dagtekening, identificatie, delivery_id, position
    from starts
    union all
    select
        'stop', gemeente_code, aanbieder_agb, jeugdige_id, toewijzing_nummer, product_categorie,
        product_code, begindatum, einddatum, reden_beeindiging, status_aanlevering,
        dagtekening, identificatie, delivery_id, position
    from stops

),

keyed as (

    select
        combined.*,
        0 as bedrag,
        combined.dagtekening as datum,
        null as referentie_nummer,
        concat_ws(
            '-', combined.gemeente_code, combined.aanbieder_agb, combined.jeugdige_id,
            coalesce(combined.toewijzing_nummer, combined.product_categorie || combined.product_code, '')
        ) as zorg,
        -- By the number a levering is the same care, but who corrects its product tells another key (IV008).
        concat_ws(
            '-', combined.soort, combined.begindatum, combined.einddatum, combined.reden_beeindiging,
            coalesce(combined.product_categorie, '') || '/' || coalesce(combined.product_code, '')
        ) as melding
    from combined
    inner join berichten on combined.delivery_id = berichten.delivery_id
    where berichten.bericht_uitkomst = 'geen'

),

ordered as (
    {{ meldingen_op_volgorde('keyed', 'zorg, melding') }}
),

-- Until when a message holds: until StatusAanlevering 3 takes back all that was told before it (OP033).
with_end as (

    select
        *,
        lag(status_aanlevering) over same_melding as vorige_status,
        min(dagtekening) filter (where is_intrekking) over (
            same_melding rows between 1 following and unbounded following
        ) as ingetrokken_op
    from ordered
    window same_melding as (partition by zorg, melding order by volgorde)

),

valid as (

    select
        *,
        status_aanlevering <> '3' as is_melding,
        coalesce(ingetrokken_op, 'infinity') as geldt_tot
    from with_end

)

select * from valid
