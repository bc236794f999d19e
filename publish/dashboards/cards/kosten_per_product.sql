with producten as (
    select distinct on (product_code)
        product_code,
        omschrijving,
        categorie
    from dim_producten
    order by product_code, vanaf desc
),

kosten as (
    select
        product_code,
        aantal_prestaties,
        kosten_bedrag,
        left(zorgmaand, 4) || case when right(zorgmaand, 2) <= '06' then '-H1' else '-H2' end as halfjaar
    from rpt_product_maand
)

select
    kosten.product_code,
    max(producten.omschrijving) as product,
    max(producten.categorie) as categorie,
    sum(kosten.aantal_prestaties) as prestaties,
    sum(kosten.kosten_bedrag) as kosten_bedrag
from kosten
left join producten on kosten.product_code = producten.product_code
where kosten.halfjaar = (
    select max(halfjaar) from rpt_gemeente_halfjaar where onderwerp = 'kosten_categorie' [[and halfjaar = {{halfjaar}}]]
)
group by kosten.product_code
order by kosten_bedrag desc, kosten.product_code
limit 25
