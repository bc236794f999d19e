with

categorieen as (

    select * from {{ ref('productcategorieen') }}

),

listed as (

    select
        product_categorie,
        omschrijving as categorie,
        product_categorie::integer as sortering
    from categorieen
    union all
    select
        'onbekend',
        'Onbekend',
        99

)

select * from listed
