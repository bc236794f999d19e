select
    steekproef,
    soort,
    status,
    count(*) as posten,
    sum(bedrag) as bedrag,
    sum(bedrag_fout) as fout
from fct_bevindingen
group by steekproef, soort, status
order by steekproef, soort, status
