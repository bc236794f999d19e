select
    dim_gemeenten.naam as gemeente,
    rpt_signaalbord.maand,
    rpt_signaalbord.onderwerp,
    rpt_signaalbord.naam as signaal,
    rpt_signaalbord.waarde,
    rpt_signaalbord.vorige as gemiddelde_ervoor,
    rpt_signaalbord.eenheid,
    rpt_signaalbord.verschil as verschil_procent,
    rpt_signaalbord.stand
from rpt_signaalbord
inner join dim_gemeenten on rpt_signaalbord.gemeente_code = dim_gemeenten.gemeente_code
where rpt_signaalbord.stand in ('let op', 'actie') [[and left(rpt_signaalbord.maand, 4) = {{jaar}}]]
order by rpt_signaalbord.maand desc, rpt_signaalbord.stand, dim_gemeenten.naam, rpt_signaalbord.volgorde
limit 100
