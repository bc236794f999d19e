with

tarieven as (select * from {{ ref('int_tarieven_latest') }}),

producten as (

    select distinct
        product_code,
        product_categorie
    from {{ ref('int_producten_described') }}

),

placed as (

    select
        tarieven.aanbieder_agb,
        producten.product_categorie,
        tarieven.contract_id,
        min(tarieven.vanaf) as vanaf,
        max(coalesce(tarieven.tot, 'infinity'::date)) as tot
    from tarieven
    inner join producten on tarieven.product_code = producten.product_code
    group by tarieven.aanbieder_agb, producten.product_categorie, tarieven.contract_id

),

-- A budget names no product. With two contracts at a time nobody can say which of them pays.
alone as (

    select placed.*
    from placed
    where
        not exists (
            select 1
            from placed as ander
            where
                {{ zelfde('placed', 'ander', ['aanbieder_agb', 'product_categorie']) }}
                and placed.contract_id <> ander.contract_id
                and ander.vanaf <= placed.tot
                and ander.tot >= placed.vanaf
        )

)

select * from alone
