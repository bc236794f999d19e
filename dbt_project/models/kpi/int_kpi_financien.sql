with

kosten as (

    select
        gemeente_code,
        halfjaar,
        sum(bedrag) as kosten,
        sum(sum(bedrag)) over (
            partition by gemeente_code, left(halfjaar, 4) order by halfjaar
        ) as kosten_jaar,
        sum(aantal_beantwoord) / nullif(sum(aantal_prestaties), 0) as deel_beantwoord
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

unpivoted as (

    select
        kpi.*,
        kosten.gemeente_code,
        kosten.halfjaar as periode
    from kosten
    left join vorig on kosten.gemeente_code = vorig.gemeente_code and kosten.halfjaar = vorig.halfjaar
    left join begroting
        on
            kosten.gemeente_code = begroting.gemeente_code
            and left(kosten.halfjaar, 4)::integer = begroting.jaar
    cross join
        lateral (
            values
            ('begroting_benut', kosten.kosten_jaar, begroting.begroot, 100, kosten.deel_beantwoord),
            ('kosten_groei', kosten.kosten - vorig.kosten, vorig.kosten, 100, kosten.deel_beantwoord)
        ) as kpi (kpi_id, teller, noemer, factor, volledigheid)

)

select * from unpivoted
