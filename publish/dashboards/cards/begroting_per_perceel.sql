select
    perceel,
    soort,
    sum(bedrag) as totaal_bedrag
from (
    select perceel, 'begroot' as soort, begroot_bedrag as bedrag, jaar from rpt_budgetuitputting
    union all
    select perceel, 'kosten' as soort, kosten_bedrag as bedrag, jaar from rpt_budgetuitputting
) as bedragen
where
    jaar::text = coalesce(
        (select max(jaar)::text from rpt_budgetuitputting where kosten_bedrag > 0 [[and jaar::text = {{jaar}}]]),
        (select max(jaar)::text from rpt_budgetuitputting)
    )
group by perceel, soort
order by perceel, soort
