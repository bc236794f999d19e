select
    regel,
    naam,
    ernst,
    aantal_signalen as signalen,
    aantal_open as nog_open,
    aantal_terecht as terecht,
    aantal_onterecht as onterecht,
    round(100 * precisie, 0) as precisie_procent,
    geen_gegevens
from rpt_controleregels
order by regel
