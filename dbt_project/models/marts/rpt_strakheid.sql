with

toewijzingen as (select * from {{ ref('int_toewijzingen_claimed') }}),

counted as (

    select
        gemeente_code,
        halfjaar,
        product_categorie,
        count(*)::integer as aantal_toewijzingen,
        (count(*) filter (where is_met_volume))::integer as met_volume,
        (count(*) filter (where is_eerder_klaar))::integer as eerder_klaar,
        sum(duur_dagen)::integer as duur_dagen,
        (count(verzilvering) filter (where is_met_volume))::integer as verzilvering_noemer,
        coalesce(sum(verzilvering) filter (where is_met_volume), 0)::numeric(14, 2) as verzilvering_som,
        (count(*) filter (where is_met_volume and verzilvering < 0.5))::integer as minder_dan_helft,
        (count(*) filter (where is_met_volume and verzilvering >= 0.95))::integer as vrijwel_alles
    from toewijzingen
    group by gemeente_code, halfjaar, product_categorie

)

select * from counted
