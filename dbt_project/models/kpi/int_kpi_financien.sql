with

kosten as (

    select
        gemeente_code, halfjaar,
        sum(bedrag) as kosten,
        sum(sum(bedrag))
            over (partition by gemeente_code, left(halfjaar, 4) order by halfjaar)
            as kosten_jaar,
        sum(aantal_beantwoord) / sum(aantal_prestaties) as deel_beantwoord
    from {{ ref('int_kosten_by_halfjaar') }}
    group by gemeente_code, halfjaar

),

vorig as (

    select
        gemeente_code, kosten,
        (left(halfjaar, 4)::integer + 1) || right(halfjaar, 3) as halfjaar
    from kosten

),

-- A gemeente that ended leaves its costs of the year before, a new one has none: both, or together they would not grow. Only
-- half-years in which anybody had costs: later ones would fall to nothing everywhere.
compared as (

    select
        coalesce(kosten.gemeente_code, vorig.gemeente_code) as gemeente_code,
        coalesce(kosten.halfjaar, vorig.halfjaar) as halfjaar,
        kosten.kosten_jaar, coalesce(kosten.kosten, 0) as kosten,
        case
            when count(vorig.kosten) over (partition by coalesce(kosten.halfjaar, vorig.halfjaar)) > 0
                then coalesce(vorig.kosten, 0)
        end as vorig,
        kosten.deel_beantwoord
    from kosten
    full join vorig on kosten.gemeente_code = vorig.gemeente_code and kosten.halfjaar = vorig.halfjaar
    where coalesce(kosten.halfjaar, vorig.halfjaar) in (select k.halfjaar from kosten as k)

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
        compared.gemeente_code,
        compared.halfjaar as periode
    from compared
    left join begroting
        on
            compared.gemeente_code = begroting.gemeente_code
            and left(compared.halfjaar, 4)::integer = begroting.jaar
    cross join
        lateral (
            values
            ('begroting_benut', compared.kosten_jaar, begroting.begroot, 100, compared.deel_beantwoord),
            ('kosten_groei', compared.kosten - compared.vorig, compared.vorig, 100, compared.deel_beantwoord)
        ) as kpi (kpi_id, teller, noemer, factor, volledigheid)
    where kpi.kpi_id = 'kosten_groei' or compared.kosten_jaar is not null

)

select * from unpivoted
