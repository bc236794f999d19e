with

producten as (

    select * from {{ ref('producten_jz21') }}

),

categorieen as (

    select * from {{ ref('productcategorieen') }}

),

named as (

    select product_code, product_categorie from {{ ref('stg_ijw__prestaties') }}
    union
    select product_code, product_categorie from {{ ref('stg_ijw__toewijzingen') }}
    union
    select product_code, null from {{ ref('int_verwijzingen_combined') }}
    union
    select 'onbekend', null

),

-- Gemeenten may use codes of their own; their categorie is what the prestaties and toewijzingen say.
seen as (

    select product_code, min(product_categorie) as product_categorie
    from named
    where product_code is not null
    group by product_code

),

combined as (

    select
        coalesce(producten.product_code, seen.product_code) as product_code,
        case
            when producten.product_code is not null then producten.omschrijving
            when seen.product_code = 'onbekend' then 'Onbekend'
            else 'Eigen code ' || seen.product_code
        end as omschrijving,
        coalesce(producten.product_categorie, seen.product_categorie, 'onbekend') as product_categorie,
        coalesce(producten.hulpvorm_code, 'onbekend') as hulpvorm_code,
        coalesce(producten.hulpvorm, 'Onbekend') as hulpvorm,
        producten.uitvoeringsvariant,
        producten.product_code is not null as is_landelijke_code
    from producten
    full join seen on producten.product_code = seen.product_code

),

members as (

    select
        combined.product_code,
        combined.omschrijving,
        combined.product_categorie,
        coalesce(categorieen.omschrijving, 'Onbekend') as categorie,
        combined.hulpvorm_code,
        combined.hulpvorm,
        combined.uitvoeringsvariant,
        combined.is_landelijke_code,
        combined.product_categorie in ('35', '36', '37', '38', '43', '44') as is_verblijf
    from combined
    left join categorieen on combined.product_categorie = categorieen.product_categorie

)

select * from members
