with kosten as (
    select
        verwijzer_type,
        kosten_bedrag,
        left(zorgmaand, 4) || case when right(zorgmaand, 2) <= '06' then '-H1' else '-H2' end as halfjaar
    from rpt_kosten_maand
    where verwijzer_type in ('04', '08')
)

select
    kosten.halfjaar,
    dim_verwijzers.verwijzer,
    sum(kosten.kosten_bedrag) as kosten_bedrag
from kosten
inner join dim_verwijzers on kosten.verwijzer_type = dim_verwijzers.verwijzer_type
where true [[and left(kosten.halfjaar, 4) = {{jaar}}]]
group by kosten.halfjaar, dim_verwijzers.verwijzer, dim_verwijzers.sortering
order by kosten.halfjaar, dim_verwijzers.sortering
