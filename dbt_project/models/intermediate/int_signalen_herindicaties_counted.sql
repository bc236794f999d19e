with

herindicaties as (select * from {{ ref('int_herindicaties_matched') }}),

versies as (select * from {{ ref('stg_ijw__toewijzingen') }}),

counted as (

    select
        versies.aanbieder_agb,
        date_trunc('year', herindicaties.einddatum)::date as zorgmaand,
        count(*) as aantal,
        count(*) filter (where herindicaties.is_herindicatie) as aantal_vervolg,
        avg(herindicaties.is_herindicatie::integer) as aandeel_vervolg,
        avg((herindicaties.richting = 'zwaarder')::integer) filter (where herindicaties.is_herindicatie)
            as aandeel_zwaarder
    from herindicaties
    inner join versies on herindicaties.toewijzing_versie_id = versies.toewijzing_versie_id
    group by versies.aanbieder_agb, date_trunc('year', herindicaties.einddatum)

)

select * from counted
