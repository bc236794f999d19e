select
    hulpvorm,
    halfjaar,
    sum(beginstand) as beginstand,
    sum(instroom) as instroom,
    sum(overgang_in) as overgang_in,
    sum(uitstroom) as uitstroom,
    sum(overgang_uit) as overgang_uit,
    sum(eindstand) as eindstand
from rpt_stand_stroom
where halfjaar = (select max(halfjaar) from rpt_stand_stroom where true [[and halfjaar = {{halfjaar}}]])
group by hulpvorm, halfjaar
order by eindstand desc, hulpvorm
