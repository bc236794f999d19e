-- Hoeveel kost de zorg na een verwijzing door wie, per jaar?
select verwijzers.groep, left(maanden.zorgmaand, 4) as jaar, sum(maanden.kosten_bedrag) as kosten
from marts.rpt_kosten_maand as maanden
inner join marts.dim_verwijzers as verwijzers on maanden.verwijzer_type = verwijzers.verwijzer_type
group by verwijzers.groep, left(maanden.zorgmaand, 4)
order by verwijzers.groep, jaar
