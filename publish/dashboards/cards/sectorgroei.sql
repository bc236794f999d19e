select
    coalesce(dim_gemeenten.naam, rpt_sectorgroei.gemeente_code) as gemeente,
    rpt_sectorgroei.jaar::text as jaar,
    rpt_sectorgroei.categorie,
    rpt_sectorgroei.aantal_jeugdigen_vorig as jeugdigen_vorig_jaar,
    rpt_sectorgroei.aantal_jeugdigen as jeugdigen,
    rpt_sectorgroei.kosten_bedrag,
    rpt_sectorgroei.groei_bedrag,
    rpt_sectorgroei.jeugdigen_bedrag as door_jeugdigen_bedrag,
    rpt_sectorgroei.volume_bedrag as door_volume_bedrag,
    rpt_sectorgroei.tarief_bedrag as door_tarief_bedrag,
    rpt_sectorgroei.mix_bedrag as door_mix_bedrag,
    rpt_sectorgroei.is_compleet as compleet
from rpt_sectorgroei
left join dim_gemeenten on rpt_sectorgroei.gemeente_code = dim_gemeenten.gemeente_code
where true [[and rpt_sectorgroei.jaar::text = {{jaar}}]]
order by rpt_sectorgroei.jaar desc, gemeente, rpt_sectorgroei.product_categorie
limit 300
