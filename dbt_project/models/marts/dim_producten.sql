with

producten as (

    select * from {{ ref('int_producten_described') }}

),

categorieen as (

    select * from {{ ref('productcategorieen') }}

),

regio as (

    select * from {{ ref('regio') }}

),

members as (

    select
        producten.product_id,
        regio.regio,
        producten.product_code,
        producten.vanaf,
        producten.tot,
        producten.omschrijving,
        coalesce(producten.product_categorie, 'onbekend') as product_categorie,
        coalesce(categorieen.omschrijving, 'Onbekend') as categorie,
        producten.hulpvorm_code,
        producten.hulpvorm,
        producten.zwaarte,
        producten.uitvoeringsvariant,
        producten.herkomst,
        producten.is_landelijke_code,
        coalesce(producten.product_categorie in ('35', '36', '37', '38', '43', '44'), false) as is_verblijf
    from producten
    cross join regio
    left join categorieen on producten.product_categorie = categorieen.product_categorie
    union all
    select
        'onbekend', regio.regio, 'onbekend', '1900-01-01', null,
        'Onbekend', 'onbekend', 'Onbekend', 'onbekend', 'Onbekend',
        null, null, 'niet in een lijst', false, false
    from regio

)

select * from members
