select
    periode as halfjaar,
    case indeling when 'toen' then 'Grenzen van toen' when 'nu' then 'Grenzen van nu' else 'Gelijk grondgebied' end
        as indeling,
    sum(waarde) as kosten_bedrag
from rpt_kpi_gebied
where kpi_id = 'kosten' and gemeente_code = 'regio' [[and left(periode, 4) = {{jaar}}]]
group by periode, indeling
order by periode, indeling
