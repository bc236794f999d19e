with

prestaties as not materialized (select * from {{ ref('int_signalen_prestaties_judged') }}),

toewijzingen as (

    select * from {{ ref('int_signalen_toewijzingen_followed') }}
    where not is_verwijderd

),

contracten as (select * from {{ ref('int_contracten_latest') }}),

jeugdigen as (select * from {{ ref('int_jeugdigen_described') }}),

alle as (select begindatum from {{ ref('int_signalen_prestaties_netted') }}),

-- A toewijzing that was replaced backwards (13, 14) leaves its prestaties, no longer its own, to the one that covers them.
gedekt as (

    select distinct prestaties.prestatie_id from prestaties
    inner join toewijzingen
        on {{ zelfde('prestaties', 'toewijzingen', ['jeugdige_id', 'gemeente_code', 'aanbieder_agb']) }}
    where
        (prestaties.is_toegewezen and prestaties.is_passend) is not true
        and coalesce(toewijzingen.product_categorie = prestaties.product_categorie, true)
        and prestaties.begindatum >= toewijzingen.ingangsdatum
        and coalesce(prestaties.einddatum <= toewijzingen.einddatum, true)

),

gecontracteerd as (

    select aanbieder_agb, range_agg(daterange(vanaf, tot, '[]')) as looptijden from contracten
    where tot is null or vanaf <= tot
    group by aanbieder_agb

),

-- The first day of help that was granted, and the day of death if one was told in a toewijzing or a stop.
levensloop as (

    select
        jeugdige_id, min(ingangsdatum) as eerste_zorg,
        min(einddatum) filter (where reden_wijziging = '02') as overleden_op
    from toewijzingen
    group by jeugdige_id

),

overleden as (

    select jeugdige_id, min(einddatum) as overleden_op
    from {{ ref('int_leveringen_stitched') }}
    where reden_beeindiging = '02'
    group by jeugdige_id

),

compared as (

    select
        prestaties.*, {{ dossier('prestaties') }} as object_id,
        jeugdigen.geboortejaar, levensloop.eerste_zorg,
        least(levensloop.overleden_op, overleden.overleden_op) as overleden_op,
        prestaties.einddatum - prestaties.begindatum + 1 as dagen,
        (select extract(year from min(alle.begindatum)) from alle) as eerste_jaar,
        gedekt.prestatie_id is not null as is_gedekt,
        coalesce(gecontracteerd.looptijden @> prestaties.begindatum, false) as is_gecontracteerd,
        (select count(*) > 0 from contracten) as is_ingekocht
    from prestaties
    left join gedekt on prestaties.prestatie_id = gedekt.prestatie_id
    left join gecontracteerd on prestaties.aanbieder_agb = gecontracteerd.aanbieder_agb
    left join jeugdigen on prestaties.jeugdige_id = jeugdigen.jeugdige_id
    left join levensloop on prestaties.jeugdige_id = levensloop.jeugdige_id
    left join overleden on prestaties.jeugdige_id = overleden.jeugdige_id

)

select * from compared
