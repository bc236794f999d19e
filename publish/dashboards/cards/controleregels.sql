with

nog as (

    select
        fct_signalen.regel,
        count(*) as aantal
    from fct_signalen
    left join signaalstanden
        on fct_signalen.signaal_id = signaalstanden.signaal_id and fct_signalen.versie = signaalstanden.versie
    where coalesce(signaalstanden.status, 'open') in ('open', 'beoordeeld')
    group by fct_signalen.regel

)

select
    rpt_controleregels.regel,
    rpt_controleregels.naam,
    rpt_controleregels.ernst,
    rpt_controleregels.aantal_signalen as signalen,
    coalesce(nog.aantal, 0) as nog_open,
    coalesce(regelgewichten.terecht, 0) as terecht,
    coalesce(regelgewichten.onterecht, 0) as onterecht,
    round(100.0 * regelgewichten.terecht / nullif(regelgewichten.terecht + regelgewichten.onterecht, 0), 0)
        as precisie_procent,
    rpt_controleregels.geen_gegevens
from rpt_controleregels
left join nog on rpt_controleregels.regel = nog.regel
left join regelgewichten
    on rpt_controleregels.regel = regelgewichten.regel and rpt_controleregels.versie = regelgewichten.versie
order by rpt_controleregels.regel
