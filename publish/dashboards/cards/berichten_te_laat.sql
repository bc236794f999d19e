select
    coalesce(dim_aanbieders.naam, 'AGB ' || fct_berichten.aanbieder_agb) as aanbieder,
    fct_berichten.bericht,
    fct_berichten.stand,
    count(*) as berichten,
    max(fct_berichten.werkdagen_te_laat) as hoogste_werkdagen_te_laat,
    sum(fct_berichten.ingediend_bedrag) as om_bedrag
from fct_berichten
left join dim_aanbieders on fct_berichten.aanbieder_agb = dim_aanbieders.aanbieder_agb
where fct_berichten.werkdagen_te_laat > 0 [[and fct_berichten.halfjaar = {{halfjaar}}]]
group by fct_berichten.aanbieder_agb, dim_aanbieders.naam, fct_berichten.bericht, fct_berichten.stand
order by berichten desc, aanbieder, fct_berichten.bericht, fct_berichten.stand
limit 200
