with

prestaties as (

    select distinct product_code, product_categorie, zorgmaand
    from {{ ref('fct_prestaties') }}

),

klassen as (select * from {{ ref('productklassen') }}),

-- What the region decided for the care month; about one product goes before about its whole productcategorie.
placed as (

    select distinct on (prestaties.product_code, prestaties.product_categorie, prestaties.zorgmaand)
        prestaties.product_code,
        prestaties.product_categorie,
        prestaties.zorgmaand,
        coalesce(klassen.klasse, 'nog niet vastgesteld') as klasse
    from prestaties
    left join klassen
        on
            prestaties.product_categorie = klassen.product_categorie
            and prestaties.product_code = coalesce(klassen.product_code, prestaties.product_code)
            and to_date(prestaties.zorgmaand, 'YYYY-MM')
            between klassen.vanaf and coalesce(klassen.tot, 'infinity'::date)
    order by
        prestaties.product_code, prestaties.product_categorie, prestaties.zorgmaand,
        klassen.product_code nulls last, klassen.vanaf desc

)

select * from placed
