select
    rpt_inkoopdoelen.opdracht,
    rpt_inkoopdoelen.perceel,
    rpt_inkoopdoelen.versie,
    rpt_inkoopdoelen.vanaf,
    rpt_inkoopdoelen.tot,
    rpt_inkoopdoelen.doel,
    rpt_inkoopdoelen.kpi_id as kpi,
    rpt_inkoopdoelen.nulmeting,
    rpt_inkoopdoelen.waarde,
    rpt_inkoopdoelen.streefwaarde,
    rpt_inkoopdoelen.periode,
    rpt_inkoopdoelen.stand
from rpt_inkoopdoelen
order by rpt_inkoopdoelen.perceel, rpt_inkoopdoelen.versie desc, rpt_inkoopdoelen.doel
limit 300
