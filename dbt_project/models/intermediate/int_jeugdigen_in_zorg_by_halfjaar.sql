with

zorgperiodes as (

    select * from {{ ref('int_zorgperiodes_combined') }}

),

halfjaren as (

    select * from {{ ref('int_halfjaren_listed') }}

),

by_halfjaar as (

    select
        halfjaren.halfjaar,
        halfjaren.begindatum,
        coalesce(zorgperiodes.gemeente_code, 'onbekend') as gemeente_code,
        coalesce(zorgperiodes.jeugdige_id, 'onbekend') as jeugdige_id,
        coalesce(zorgperiodes.product_categorie, 'onbekend') as product_categorie,
        bool_or(zorgperiodes.is_gedeclareerd) as is_gedeclareerd
    from zorgperiodes
    inner join halfjaren
        on zorgperiodes.begindatum <= halfjaren.einddatum and zorgperiodes.einddatum >= halfjaren.begindatum
    group by 1, 2, 3, 4, 5

)

select * from by_halfjaar
