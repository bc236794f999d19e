select
    rpt_risico_aanbieder.jaar,
    coalesce(dim_aanbieders.naam, 'AGB ' || rpt_risico_aanbieder.aanbieder_agb) as aanbieder,
    rpt_risico_aanbieder.kosten_bedrag as kosten,
    round(100 * rpt_risico_aanbieder.aandeel, 1) as aandeel_procent,
    round(100 * rpt_risico_aanbieder.groei, 0) as groei_procent,
    rpt_risico_aanbieder.is_nieuw as nieuw,
    rpt_risico_aanbieder.is_onder_grens as onder_grens_verklaring,
    rpt_risico_aanbieder.aantal_signalen as signalen,
    rpt_risico_aanbieder.fout_bedrag as gevonden_fout,
    rpt_risico_aanbieder.risico
from rpt_risico_aanbieder
left join dim_aanbieders on rpt_risico_aanbieder.aanbieder_agb = dim_aanbieders.aanbieder_agb
where true [[and rpt_risico_aanbieder.jaar = {{jaar}}]]
order by rpt_risico_aanbieder.jaar desc, rpt_risico_aanbieder.risico desc, aanbieder
limit 200
