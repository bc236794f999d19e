with

jeugdigen as (

    select * from {{ ref('int_jeugdigen_in_zorg_by_halfjaar') }}

),

categorieen as (

    select * from {{ ref('int_productcategorieen_listed') }}

),

-- Two categorieen may have one name, such as those that are not in the list.
named as (

    select distinct
        jeugdigen.gemeente_code,
        jeugdigen.halfjaar,
        jeugdigen.jeugdige_id,
        coalesce(categorieen.categorie, 'Onbekend') as categorie,
        coalesce(categorieen.sortering, 99) as sortering
    from jeugdigen
    left join categorieen on jeugdigen.product_categorie = categorieen.product_categorie

),

-- A jeugdige with two kinds of care is one jeugdige, so the total is counted, not added up.
counted as (

    select gemeente_code, halfjaar, categorie, count(*) as aantal, max(sortering) as sortering
    from named
    group by gemeente_code, halfjaar, categorie
    union all
    select gemeente_code, halfjaar, 'totaal', aantal, 0
    from {{ ref('int_jeugdigen_in_zorg_counted') }}

),

final as (

    select
        gemeente_code,
        halfjaar,
        'jeugdigen_in_zorg' as onderwerp,
        categorie,
        aantal::integer as aantal,
        null::numeric(14, 2) as bedrag,
        sortering
    from counted

)

select * from final
