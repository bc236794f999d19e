select
    rpt_instroom_maand.halfjaar,
    dim_verwijzers.verwijzer,
    sum(rpt_instroom_maand.aantal_instroom) as trajecten
from (
    select
        verwijzer_type,
        aantal_instroom,
        left(maand, 4) || case when right(maand, 2) <= '06' then '-H1' else '-H2' end as halfjaar
    from rpt_instroom_maand
) as rpt_instroom_maand
inner join dim_verwijzers on rpt_instroom_maand.verwijzer_type = dim_verwijzers.verwijzer_type
where rpt_instroom_maand.halfjaar <= (select max(periode) from rpt_kpi) [[and left(rpt_instroom_maand.halfjaar, 4) = {{jaar}}]]
group by rpt_instroom_maand.halfjaar, dim_verwijzers.verwijzer, dim_verwijzers.sortering
order by rpt_instroom_maand.halfjaar, dim_verwijzers.sortering
