with

herindicaties as (select * from {{ ref('int_herindicaties_matched') }}),

halfjaren as (select * from {{ ref('int_halfjaren_listed') }}),

hulpvormen as (select * from {{ ref('dim_hulpvormen') }}),

counted as (

    select
        coalesce(herindicaties.gemeente_code, 'onbekend') as gemeente_code,
        halfjaren.halfjaar,
        herindicaties.hulpvorm_code,
        hulpvormen.hulpvorm,
        count(*)::integer as aantal_geeindigd,
        (count(*) filter (where herindicaties.is_herindicatie))::integer as aantal_herindicaties,
        (count(*) filter (where herindicaties.richting = 'lichter'))::integer as aantal_lichter,
        (count(*) filter (where herindicaties.richting = 'gelijk'))::integer as aantal_gelijk,
        (count(*) filter (where herindicaties.richting = 'zwaarder'))::integer as aantal_zwaarder,
        (count(*) filter (where herindicaties.richting = 'onbekend'))::integer as aantal_onbekend,
        (count(*) filter (where herindicaties.gevraagd_door = 'aanbieder'))::integer as aantal_door_aanbieder,
        (count(*) filter (where herindicaties.gevraagd_door = 'gi'))::integer as aantal_door_gi,
        (count(*) filter (where herindicaties.gevraagd_door = 'gemeente'))::integer as aantal_door_gemeente
    from herindicaties
    inner join halfjaren on herindicaties.einddatum between halfjaren.begindatum and halfjaren.einddatum
    inner join hulpvormen on herindicaties.hulpvorm_code = hulpvormen.hulpvorm_code
    group by 1, 2, 3, 4

)

select * from counted
