with

personen as (select * from {{ ref('int_jeugdigen_described') }}),

-- A jeugdige with two kinds of care is one jeugdige. Only the year of birth is known: age on 1 January, as elsewhere.
jeugdigen as (

    select
        zorg.gemeente_code,
        zorg.halfjaar,
        zorg.jeugdige_id,
        extract(year from zorg.begindatum) - personen.geboortejaar as jaren,
        bool_or(zorg.product_categorie in ('35', '36', '37', '38', '43', '44')) as is_verblijf
    from {{ ref('int_jeugdigen_in_zorg_by_halfjaar') }} as zorg
    left join personen on zorg.jeugdige_id = personen.jeugdige_id
    group by zorg.gemeente_code, zorg.halfjaar, zorg.jeugdige_id, zorg.begindatum, personen.geboortejaar

),

counted as (

    select
        gemeente_code,
        halfjaar,
        count(*)::integer as aantal_jeugdigen,
        count(jaren)::integer as leeftijd_bekend,
        (count(*) filter (where jaren > 18))::integer as achttien_plus,
        (count(*) filter (where jaren > 18 and is_verblijf))::integer as achttien_plus_verblijf,
        (count(*) filter (where jaren between 17 and 18))::integer as wordt_achttien,
        (count(*) filter (where jaren between 17 and 18 and is_verblijf))::integer as wordt_achttien_verblijf
    from jeugdigen
    group by gemeente_code, halfjaar

)

select * from counted
