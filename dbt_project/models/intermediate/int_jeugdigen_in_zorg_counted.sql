with

jeugdigen as (

    select * from {{ ref('int_jeugdigen_in_zorg_by_halfjaar') }}

),

-- One birth year per jeugdige: the same choice as dim_jeugdigen.
personen as (

    select * from {{ ref('int_jeugdigen_described') }}

),

-- A jeugdige with two kinds of care is one jeugdige.
per_jeugdige as (

    select
        gemeente_code,
        halfjaar,
        begindatum,
        jeugdige_id,
        bool_or(product_categorie in ('35', '36', '37', '38', '43', '44')) as is_verblijf,
        bool_or(is_gedeclareerd) as is_gedeclareerd
    from jeugdigen
    group by gemeente_code, halfjaar, begindatum, jeugdige_id

),

-- Age on 1 January of the year: 0 to 17 are those born in the eighteen years before, or in the year itself.
counted as (

    select
        per_jeugdige.gemeente_code,
        per_jeugdige.halfjaar,
        count(*) as aantal,
        count(*) filter (
            where personen.geboortejaar >= extract(year from per_jeugdige.begindatum) - 18
        ) as aantal_lt18,
        count(*) filter (where per_jeugdige.is_verblijf) as aantal_verblijf,
        count(*) filter (where per_jeugdige.is_gedeclareerd) as aantal_gedeclareerd
    from per_jeugdige
    left join personen on per_jeugdige.jeugdige_id = personen.jeugdige_id
    group by per_jeugdige.gemeente_code, per_jeugdige.halfjaar

)

select * from counted
