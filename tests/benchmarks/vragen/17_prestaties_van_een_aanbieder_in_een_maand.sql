-- De regels achter één getal: één aanbieder, één gemeente, één maand.
select prestatie_id, product_code, status, ingediend_bedrag, kosten_bedrag
from marts.fct_prestaties
where gemeente_code = {gemeente} and zorgmaand = {maand} and aanbieder_agb = {aanbieder}
order by prestatie_id
limit 500
