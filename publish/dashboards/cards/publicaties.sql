select
    publicatie_id::text as publicatie,
    status,
    code_version as programmaversie,
    volgnummer_tot::text as volgnummer_tot,
    aantal_leveringen as leveringen,
    kennis_tot,
    gebouwd_op,
    gepubliceerd_op
from register
order by register.publicatie_id desc
limit 50
