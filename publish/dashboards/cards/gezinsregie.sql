select
    rpt_gezinsregie.halfjaar,
    stand.stand,
    sum(stand.gezinnen) as gezinnen
from rpt_gezinsregie
cross join
    lateral (
        values
        (1, 'één plan, één regisseur', rpt_gezinsregie.aantal_een_plan_een_regisseur),
        (2, 'geen open plan', rpt_gezinsregie.aantal_zonder_plan),
        (
            3, 'meer plannen of regisseurs',
            rpt_gezinsregie.aantal_gezinnen - rpt_gezinsregie.aantal_een_plan_een_regisseur
            - rpt_gezinsregie.aantal_zonder_plan
        )
    ) as stand (volgorde, stand, gezinnen)
where true [[and left(rpt_gezinsregie.halfjaar, 4) = {{jaar}}]]
group by rpt_gezinsregie.halfjaar, stand.volgorde, stand.stand
order by rpt_gezinsregie.halfjaar, stand.volgorde
