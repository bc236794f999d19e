with

jeugdigen as (

    select * from {{ ref('int_jeugdigen_in_zorg_by_halfjaar') }}

),

-- One birth year per jeugdige: the same choice as dim_jeugdigen.
personen as (

    select * from {{ ref('int_jeugdigen_described') }}

),

-- Age on 1 January of the year: 0 to 17 are those born in the eighteen years before, or in the year itself.
counted as (

    select
        jeugdigen.gemeente_code,
        jeugdigen.halfjaar,
        count(distinct jeugdigen.jeugdige_id) as aantal,
        count(distinct jeugdigen.jeugdige_id) filter (
            where personen.geboortejaar >= extract(year from jeugdigen.begindatum) - 18
        ) as aantal_lt18,
        count(distinct jeugdigen.jeugdige_id) filter (
            where jeugdigen.product_categorie in ('35', '36', '37', '38', '43', '44')
        ) as aantal_verblijf,
        count(distinct jeugdigen.jeugdige_id) filter (where jeugdigen.is_gedeclareerd) as aantal_gedeclareerd
    from jeugdigen
    left join personen on jeugdigen.jeugdige_id = personen.jeugdige_id
    group by jeugdigen.gemeente_code, jeugdigen.halfjaar

)

select * from counted
