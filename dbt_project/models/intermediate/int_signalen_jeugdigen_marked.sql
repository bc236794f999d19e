with

jeugdigen as (select * from {{ ref('int_jeugdigen_described') }}),

toewijzingen as (select * from {{ ref('int_signalen_toewijzingen_followed') }}),

leveringen as (select * from {{ ref('int_leveringen_stitched') }}),

prestaties as (select * from {{ ref('int_signalen_prestaties_netted') }}),

contracten as (select * from {{ ref('int_contracten_latest') }}),

lumpsums as (select * from {{ ref('int_lumpsum_listed') }}),

-- All that a signal about a jeugdige rests on beside prestaties and their own toewijzing; without jeugdige_id it holds
-- for everybody.
marked as (

    select
        jeugdige_id,
        'geboren ' || geboortejaar as kenmerk
    from jeugdigen
    where geboortejaar is not null
    union all
    select
        jeugdige_id,
        'toewijzing ' || concat_ws(
            '|', gemeente_code, coalesce(aanbieder_agb, '-'), coalesce(product_categorie, '-'),
            is_verwijderd, coalesce(ingangsdatum, 'infinity'), coalesce(einddatum, 'infinity'),
            coalesce(reden_wijziging, '-')
        )
    from toewijzingen
    where jeugdige_id is not null
    union all
    select
        jeugdige_id,
        'overleden ' || einddatum
    from leveringen
    where reden_beeindiging = '02' and jeugdige_id is not null and einddatum is not null
    union all
    select
        null,
        'vanaf ' || extract(year from min(begindatum))
    from prestaties
    union all
    select
        null,
        'contract ' || concat_ws(
            '|', aanbieder_agb, coalesce(bekostiging, '-'), coalesce(vanaf, 'infinity'),
            coalesce(tot, 'infinity')
        )
    from contracten
    union all
    select
        null,
        'lumpsum ' || concat_ws('|', aanbieder_agb, product_code, vanaf, tot)
    from lumpsums

)

select * from marked
