select
    coalesce(dim_aanbieders.naam, 'AGB ' || rpt_wachtlijsten.aanbieder_agb) as aanbieder,
    rpt_wachtlijsten.perceel,
    case when rpt_wachtlijsten.is_crisis then 'crisis' else 'regulier' end as soort,
    coalesce(rpt_wachtlijsten.mediane_wachttijd_dagen, rpt_wachtlijsten.gemiddelde_wachttijd_dagen) as wachttijd_dagen,
    rpt_wachtlijsten.wachtenden,
    rpt_wachtlijsten.peildatum,
    rpt_wachtlijsten.leeftijd_dagen,
    rpt_wachtlijsten.actualiteit
from rpt_wachtlijsten
left join dim_aanbieders on rpt_wachtlijsten.aanbieder_agb = dim_aanbieders.aanbieder_agb
where rpt_wachtlijsten.product_code = 'totaal'
order by rpt_wachtlijsten.is_crisis, wachttijd_dagen desc nulls last, aanbieder
limit 300
