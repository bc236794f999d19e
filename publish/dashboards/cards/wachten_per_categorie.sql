with categorieen as (
    select
        product_categorie,
        min(categorie) as categorie
    from dim_producten
    group by product_categorie
),

wachten as (
    select
        product_categorie,
        aantal_toewijzingen,
        aantal_gestart,
        som_dagen_tot_start,
        p90_dagen_tot_start,
        left(maand, 4) || case when right(maand, 2) <= '06' then '-H1' else '-H2' end as halfjaar
    from rpt_doorlooptijd_maand
)

select
    coalesce(categorieen.categorie, 'Onbekend') as categorie,
    round(1.0 * sum(wachten.som_dagen_tot_start) / nullif(sum(wachten.aantal_gestart), 0), 1) as gemiddeld_wachten_dagen,
    max(wachten.p90_dagen_tot_start) as hoogste_p90_dagen,
    sum(wachten.aantal_toewijzingen) as toewijzingen,
    sum(wachten.aantal_gestart) as gestart,
    sum(wachten.aantal_toewijzingen - wachten.aantal_gestart) as zonder_start
from wachten
left join categorieen on wachten.product_categorie = categorieen.product_categorie
where
    wachten.halfjaar = (
        select max(halfjaar) from rpt_gemeente_halfjaar
        where onderwerp = 'instroom_verwijzer' [[and halfjaar = {{halfjaar}}]]
    )
group by categorieen.categorie
order by gemiddeld_wachten_dagen desc nulls last, categorie
