with

tarieven as (select * from {{ ref('int_regels_tarieven_by_maand') }}),

marked as (

    select
        aanbieder_agb,
        product_code,
        eenheid,
        gemeente_code,
        maand,
        concat_ws('|', tarieven, uurtarieven, is_per_eenheid) as kenmerk
    from tarieven

)

select * from marked
