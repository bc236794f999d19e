select
    coalesce(dim_gemeenten.naam, 'Regio') as gemeente,
    rpt_budgetuitputting.jaar::text as jaar,
    rpt_budgetuitputting.perceel,
    rpt_budgetuitputting.versie,
    rpt_budgetuitputting.begroot_bedrag,
    rpt_budgetuitputting.kosten_bedrag,
    rpt_budgetuitputting.benut_procent,
    rpt_budgetuitputting.verstreken_maanden as maanden_voorbij,
    rpt_budgetuitputting.stand
from rpt_budgetuitputting
left join dim_gemeenten on rpt_budgetuitputting.gemeente_code = dim_gemeenten.gemeente_code
where true [[and rpt_budgetuitputting.jaar::text = {{jaar}}]]
order by rpt_budgetuitputting.jaar desc, gemeente, rpt_budgetuitputting.perceel
limit 300
