with

listed as (select * from {{ ref('int_producten_listed') }}),

-- A code in no list fits no categorie, whatever messages say it is.
pairs as (

    select distinct
        product_code,
        product_categorie
    from listed
    where herkomst in ('landelijk', 'regio')

)

select * from pairs
