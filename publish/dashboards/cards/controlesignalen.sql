with

nu as (

    select
        fct_signalen.*,
        coalesce(signaalstanden.status, 'open') as stand,
        coalesce(regelgewichten.gewicht, 0.5) as gewicht_nu,
        round(fct_signalen.score / nullif(fct_signalen.gewicht, 0) * coalesce(regelgewichten.gewicht, 0.5), 2)
            as score_nu
    from fct_signalen
    left join signaalstanden
        on fct_signalen.signaal_id = signaalstanden.signaal_id and fct_signalen.versie = signaalstanden.versie
    left join regelgewichten
        on fct_signalen.regel = regelgewichten.regel and fct_signalen.versie = regelgewichten.versie

)

select
    nu.regel,
    nu.naam,
    nu.ernst,
    nu.gemeente_code,
    coalesce(dim_aanbieders.naam, 'AGB ' || nu.aanbieder_agb) as aanbieder,
    nu.zorgmaand,
    nu.verwacht,
    nu.gevonden,
    nu.bedrag as om_bedrag,
    nu.aantal_prestaties as prestaties,
    round(100 * nu.gewicht_nu, 0) as gewicht_procent,
    nu.score_nu as score,
    nu.stand as status
from nu
left join dim_aanbieders on nu.aanbieder_agb = dim_aanbieders.aanbieder_agb
where nu.stand in ('open', 'beoordeeld') [[and nu.halfjaar = {{halfjaar}}]]
order by nu.score_nu desc, nu.signaal_id
limit 200
