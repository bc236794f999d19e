with

toewijzingen as (select * from {{ ref('int_toewijzingen_with_verwijzer') }}),

leveringen as (select * from {{ ref('int_leveringen_by_toewijzing') }}),

verzoeken as (select * from {{ ref('int_verzoeken_answered') }}),

peildatum as (select * from {{ ref('int_peildatum_determined') }}),

-- A later issue has a reason; when the first one never reached us, nobody knows when the help was granted.
versies as (

    select
        gemeente_code, toewijzing_nummer,
        min(toewijzingsdatum) filter (where reden_wijziging is null) as eerste_toewijzingsdatum
    from {{ ref('int_toewijzingversies_accepted') }}
    group by gemeente_code, toewijzing_nummer

),

prestaties as (select * from {{ ref('int_toewijzingen_declared') }}),

with_steps as (

    select
        toewijzingen.*,
        verzoeken.onderzoek_op, verzoeken.antwoord_op as verzoek_antwoord_op, versies.eerste_toewijzingsdatum,
        leveringen.startdatum, leveringen.startbericht_op, leveringen.stopdatum,
        leveringen.stopbericht_op, leveringen.reden_beeindiging,
        prestaties.eerste_zorgdatum, prestaties.laatste_zorgdatum,
        prestaties.eerste_declaratiedatum, prestaties.eerste_declaratie_antwoord,
        prestaties.aantal_prestaties, prestaties.ingediend_bedrag,
        prestaties.toegekend_bedrag, prestaties.kosten_bedrag,
        case
            when toewijzingen.is_verwijderd then 'verwijderd'
            when leveringen.stopdatum is not null and leveringen.reden_beeindiging = '20' then 'onderbroken'
            when leveringen.stopdatum is not null then 'gestopt'
            when toewijzingen.einddatum < peildatum.peildatum then 'afgelopen'
            when leveringen.startdatum is not null then 'gestart'
            when prestaties.aantal_prestaties > 0 then 'gedeclareerd'
            when toewijzingen.ingangsdatum > peildatum.peildatum then 'toekomstig'
            else 'toegewezen'
        end as stand
    from toewijzingen
    cross join peildatum
    left join versies
        on
            toewijzingen.gemeente_code = versies.gemeente_code
            and toewijzingen.toewijzing_nummer = versies.toewijzing_nummer
    left join leveringen
        on
            toewijzingen.gemeente_code = leveringen.gemeente_code
            and toewijzingen.toewijzing_nummer = leveringen.toewijzing_nummer
    left join prestaties
        on
            toewijzingen.gemeente_code = prestaties.gemeente_code
            and toewijzingen.toewijzing_nummer = prestaties.toewijzing_nummer
    left join verzoeken on toewijzingen.verzoek_id = verzoeken.verzoek_id

)

select * from with_steps
