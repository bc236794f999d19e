select
    maatregel_nr as nummer,
    maatregel,
    verantwoordelijke,
    besparing_letterlijk as besparing_per_jaar,
    investering_letterlijk as investering,
    voorbereiding_letterlijk as voorbereiding,
    risico,
    besluit_op as besluit,
    startdatum
from dim_maatregelen
where maatregel_nr <> 'onbekend'
order by volgorde
limit 100
