with

-- A herindicatie is a later issue of the same toewijzing: nobody waited for it.
toewijzingen as (

    select * from {{ ref('fct_toewijzingen') }}
    where not is_verwijderd and eerste_toewijzingsdatum is not null

),

-- Medians do not add up over months or gemeenten: whoever needs a longer period counts again from the facts.
final as (

    select
        gemeente_code,
        to_char(eerste_toewijzingsdatum, 'YYYY-MM') as maand,
        product_categorie,
        count(*)::integer as aantal_toewijzingen,
        count(startdatum)::integer as aantal_gestart,
        percentile_disc(0.5) within group (order by dagen_tot_start)::integer as mediaan_dagen_tot_start,
        percentile_disc(0.9) within group (order by dagen_tot_start)::integer as p90_dagen_tot_start,
        sum(dagen_tot_start)::bigint as som_dagen_tot_start
    from toewijzingen
    group by 1, 2, 3

)

select * from final
