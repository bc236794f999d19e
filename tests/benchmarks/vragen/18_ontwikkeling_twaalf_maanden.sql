-- Voortschrijdende kosten over twaalf maanden, per gemeente.
with

maanden as (

    select gemeente_code, zorgmaand, sum(kosten_bedrag) as kosten
    from marts.rpt_kosten_maand
    group by gemeente_code, zorgmaand

)

select
    gemeente_code,
    zorgmaand,
    sum(kosten) over (
        partition by gemeente_code order by zorgmaand rows between 11 preceding and current row
    ) as kosten_twaalf_maanden
from maanden
order by gemeente_code, zorgmaand
