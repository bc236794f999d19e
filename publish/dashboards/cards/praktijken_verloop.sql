-- In percent of the half-year before the start: that is where curves of unequal gemeenten begin together.
select
    to_char(rpt_praktijken.halfjaren_na_start, 'FMSG990') as halfjaren_na_start,
    rpt_praktijken.verschil as verschil_procent,
    dim_gemeenten.naam || ', ' || rpt_praktijken.kpi_id as gemeente_en_kpi
from rpt_praktijken
inner join dim_gemeenten on rpt_praktijken.gemeente_code = dim_gemeenten.gemeente_code
where rpt_praktijken.verschil is not null
order by rpt_praktijken.halfjaren_na_start, gemeente_en_kpi
limit 500
