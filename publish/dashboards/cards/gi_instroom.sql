with instroom as (
    select
        verwijzer_type,
        aantal_instroom,
        left(maand, 4) || case when right(maand, 2) <= '06' then '-H1' else '-H2' end as halfjaar
    from rpt_instroom_maand
    where verwijzer_type in ('04', '08')
)

select
    instroom.halfjaar,
    dim_verwijzers.verwijzer,
    sum(instroom.aantal_instroom) as trajecten
from instroom
inner join dim_verwijzers on instroom.verwijzer_type = dim_verwijzers.verwijzer_type
where instroom.halfjaar <= (select max(periode) from rpt_kpi) [[and left(instroom.halfjaar, 4) = {{jaar}}]]
group by instroom.halfjaar, dim_verwijzers.verwijzer, dim_verwijzers.sortering
order by instroom.halfjaar, dim_verwijzers.sortering
