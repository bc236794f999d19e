with

versies as (

    select * from {{ ref('int_toewijzingversies_accepted') }}
    where referentie_aanbieder is not null

),

-- One verzoek per reference: TR347 makes it unique, the first in business order holds when a supplier repeats it.
verzoeken as (

    select distinct on (aanbieder_agb, referentie_aanbieder) *
    from {{ ref('int_verzoeken_accepted') }}
    order by aanbieder_agb, referentie_aanbieder, dagtekening, identificatie, delivery_id, position

),

-- After a verzoek om wijziging a toewijzing carries another reference; the first one that answers a verzoek is its origin.
matched as (

    select distinct on (versies.gemeente_code, versies.toewijzing_nummer)
        versies.gemeente_code || '-' || versies.toewijzing_nummer as toewijzing_id,
        verzoeken.verzoek_id,
        verzoeken.verwijzer_type,
        verzoeken.dagtekening as verzoek_dagtekening
    from versies
    left join verzoeken
        on
            versies.aanbieder_agb = verzoeken.aanbieder_agb
            and versies.referentie_aanbieder = verzoeken.referentie_aanbieder
    order by
        versies.gemeente_code,
        versies.toewijzing_nummer,
        (verzoeken.verzoek_id is null),
        versies.toewijzingsdatum,
        versies.toewijzingstijd,
        verzoeken.verzoek_id

)

select * from matched
