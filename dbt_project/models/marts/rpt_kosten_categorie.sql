with

kosten as (

    select * from {{ ref('int_kosten_by_halfjaar') }}

),

categorieen as (

    select * from {{ ref('int_productcategorieen_listed') }}

),

-- A categorie that is not in the code list is still money.
counted as (

    select
        kosten.gemeente_code,
        kosten.halfjaar,
        'kosten_categorie' as onderwerp,
        coalesce(categorieen.categorie, 'Onbekend') as categorie,
        sum(kosten.aantal_jeugdigen)::integer as aantal,
        sum(kosten.bedrag)::numeric(14, 2) as bedrag,
        coalesce(max(categorieen.sortering), 99) as sortering
    from kosten
    left join categorieen on kosten.product_categorie = categorieen.product_categorie
    group by kosten.gemeente_code, kosten.halfjaar, coalesce(categorieen.categorie, 'Onbekend')

)

select * from counted
