select
    hulpvorm,
    sum(aantal) as trajecten,
    round(1.0 * sum(som_dagen) / nullif(sum(aantal), 0), 0) as gemiddelde_duur_dagen
from rpt_trajectduur
where
    hulpvorm_code <> 'totaal'
    and halfjaar = (select max(halfjaar) from rpt_trajectduur where true [[and halfjaar = {{halfjaar}}]])
group by hulpvorm
order by gemiddelde_duur_dagen desc nulls last, hulpvorm
