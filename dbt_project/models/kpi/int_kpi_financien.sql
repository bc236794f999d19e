with

kosten as (

    select
        gemeente_code,
        halfjaar,
        sum(bedrag) as kosten,
        sum(sum(bedrag)) over (
            partition by gemeente_code, left(halfjaar, 4) order by halfjaar
        ) as kosten_jaar,
        sum(aantal_beantwoord) / sum(aantal_prestaties) as deel_beantwoord
    from {{ ref('int_kosten_by_halfjaar') }}
    group by gemeente_code, halfjaar

),

vorig as (

    select
        gemeente_code,
        (left(halfjaar, 4)::integer + 1) || right(halfjaar, 3) as halfjaar,
        kosten
    from kosten

),

begroting as (

    select
        begroting.gemeente_code,
        begroting.jaar,
        sum(begroting.begroot_bedrag) as begroot
    from {{ ref('fct_begroting') }} as begroting
    left join {{ ref('begrotingsposten') }} as posten on begroting.post = posten.post
    -- Help before the market has no declaraties to set against its budget.
    where begroting.is_laatste and coalesce(posten.kant, '') <> 'voorkant'
    group by begroting.gemeente_code, begroting.jaar

),

gemeenten as (select * from {{ ref('dim_gemeenten') }}),

bevolking as (select * from {{ ref('int_bevolking_by_jaar') }}),

unpivoted as (

    select
        kpi.*,
        kosten.gemeente_code,
        kosten.halfjaar as periode
    from kosten
    inner join gemeenten on kosten.gemeente_code = gemeenten.gemeente_code
    left join vorig on kosten.gemeente_code = vorig.gemeente_code and kosten.halfjaar = vorig.halfjaar
    left join begroting
        on
            kosten.gemeente_code = begroting.gemeente_code
            and left(kosten.halfjaar, 4)::integer = begroting.jaar
    left join bevolking
        on
            kosten.gemeente_code = bevolking.gemeente_code
            and left(kosten.halfjaar, 4)::integer = bevolking.jaar
    cross join
        lateral (
            values
            ('begroting_benut', kosten.kosten_jaar, begroting.begroot, 100, kosten.deel_beantwoord),
            ('kosten_groei', kosten.kosten - vorig.kosten, vorig.kosten, 100, kosten.deel_beantwoord),
            (
                'kosten_per_inwoner_lt18', kosten.kosten,
                coalesce(bevolking.jeugd_lt18, gemeenten.jeugd_lt18), 1, kosten.deel_beantwoord
            )
        ) as kpi (kpi_id, teller, noemer, factor, volledigheid)

)

select * from unpivoted
