with

kosten as (

    select
        gemeente_code, halfjaar,
        sum(bedrag) as kosten,
        sum(aantal_beantwoord) / sum(aantal_prestaties) as deel_beantwoord
    from {{ ref('int_kosten_by_halfjaar') }}
    group by gemeente_code, halfjaar

),

-- Help before the market has no declaraties to set against its budget; what gemeenten bear together is of none of them.
begroting as (

    select
        begroting.gemeente_code,
        begroting.jaar,
        sum(begroting.begroot_bedrag) as begroot
    from {{ ref('fct_begroting') }} as begroting
    left join {{ ref('begrotingsposten') }} as posten on begroting.post = posten.post
    where
        begroting.is_laatste
        and coalesce(posten.kant, '') <> 'voorkant'
        and begroting.gemeente_code <> 'regio'
    group by begroting.gemeente_code, begroting.jaar

),

halfjaren as (select distinct halfjaar from kosten),

-- Also who had no costs in a half-year of the region: what was spent before it still counts against the budget of the year.
keys as (

    select kosten.gemeente_code, kosten.halfjaar from kosten
    union
    select begroting.gemeente_code, halfjaren.halfjaar
    from begroting
    inner join halfjaren on begroting.jaar = left(halfjaren.halfjaar, 4)::integer

),

joined as (

    select
        keys.gemeente_code, keys.halfjaar,
        begroting.begroot, kosten.deel_beantwoord,
        sum(coalesce(kosten.kosten, 0))
            over (partition by keys.gemeente_code, left(keys.halfjaar, 4) order by keys.halfjaar)
            as kosten_jaar
    from keys
    left join kosten on keys.gemeente_code = kosten.gemeente_code and keys.halfjaar = kosten.halfjaar
    left join begroting
        on keys.gemeente_code = begroting.gemeente_code and left(keys.halfjaar, 4)::integer = begroting.jaar

),

unpivoted as (

    select
        kpi.*,
        joined.gemeente_code,
        joined.halfjaar as periode
    from joined
    cross join
        lateral (
            values
            ('begroting_benut', joined.kosten_jaar, joined.begroot, 100, joined.deel_beantwoord)
        ) as kpi (kpi_id, teller, noemer, factor, volledigheid)

)

select * from unpivoted
