select
    to_char(vintage, 'YYYY-MM') as gemaakt_in,
    meting,
    segment,
    model,
    is_gekozen as gekozen,
    round(100 * wape, 1) as afwijking_procent,
    round(mase, 2) as mase,
    round(100 * bias, 1) as te_hoog_procent,
    round(100 * dekking, 1) as binnen_interval_procent,
    n as vergeleken
from rpt_prognose_score
where model = 'gepubliceerd' or vintage = (select max(nieuwste.vintage) from rpt_prognose_score as nieuwste)
order by gemaakt_in desc, meting, segment, afwijking_procent
limit 400
