with

producten as (select * from {{ ref('producten_jz21') }}),

categorieen as (select * from {{ ref('hulpvorm_per_categorie') }}),

hulpvormen as (select * from {{ ref('hulpvormen') }}),

named as (

    select product_code, product_categorie from {{ ref('stg_ijw__prestaties') }}
    union
    select product_code, product_categorie from {{ ref('stg_ijw__toewijzingen') }}

),

-- Gemeenten may use codes of their own; their categorie is what the prestaties and toewijzingen say.
seen as (

    select
        product_code,
        min(product_categorie) as product_categorie
    from named
    where product_code is not null
    group by product_code

),

combined as (

    select
        coalesce(producten.product_code, seen.product_code) as product_code,
        coalesce(producten.omschrijving, 'Eigen code ' || seen.product_code) as omschrijving,
        coalesce(producten.product_categorie, seen.product_categorie) as product_categorie,
        producten.hulpvorm_code as hulpvorm_jz21,
        producten.uitvoeringsvariant,
        producten.product_code is not null as is_landelijke_code
    from producten
    full join seen on producten.product_code = seen.product_code

),

-- In the categories 47 to 49 the list gives the kind of maatregel: 11 is there an OTS, elsewhere pleegzorg.
described as (

    select
        combined.product_code,
        '2015-01-01'::date as vanaf,
        null::date as tot,
        combined.omschrijving,
        combined.product_categorie,
        hulpvormen.hulpvorm_code,
        hulpvormen.hulpvorm,
        hulpvormen.zwaarte,
        hulpvormen.is_jeugdhulp,
        combined.uitvoeringsvariant,
        combined.is_landelijke_code
    from combined
    left join categorieen on combined.product_categorie = categorieen.product_categorie
    inner join hulpvormen
        on
            coalesce(
                case when categorieen.volgt_productlijst then combined.hulpvorm_jz21 end,
                categorieen.hulpvorm_code,
                'onbekend'
            ) = hulpvormen.hulpvorm_code

)

select * from described
