with

named as (

    select product_code, product_categorie from {{ ref('int_producten_named') }}
    union
    select product_code, null from {{ ref('int_verwijzingen_combined') }}

),

-- The list of nobody gives these codes a categorie: what the prestaties and toewijzingen say must do.
seen as (

    select
        product_code,
        min(product_categorie) as product_categorie
    from named
    where product_code is not null
    group by product_code

)

select * from seen
