select
    rpt_achttien.halfjaar,
    groep.groep,
    sum(groep.jeugdigen) as jeugdigen
from rpt_achttien
cross join
    lateral (
        values
        (1, 'wordt 18, verblijf', rpt_achttien.wordt_achttien_verblijf),
        (2, 'wordt 18, zonder verblijf', rpt_achttien.wordt_achttien - rpt_achttien.wordt_achttien_verblijf),
        (3, '18 of ouder, verblijf', rpt_achttien.achttien_plus_verblijf),
        (4, '18 of ouder, zonder verblijf', rpt_achttien.achttien_plus - rpt_achttien.achttien_plus_verblijf)
    ) as groep (volgorde, groep, jeugdigen)
where true [[and left(rpt_achttien.halfjaar, 4) = {{jaar}}]]
group by rpt_achttien.halfjaar, groep.volgorde, groep.groep
order by rpt_achttien.halfjaar, groep.volgorde
