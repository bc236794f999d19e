with

kosten as (

    select
        gemeente_code,
        halfjaar,
        sum(bedrag) as bedrag,
        sum(aantal_beantwoord) / sum(aantal_prestaties) as deel_beantwoord
    from {{ ref('int_kosten_by_halfjaar') }}
    group by gemeente_code, halfjaar

),

lumpsums as (select * from {{ ref('int_lumpsums_by_halfjaar') }}),

gemeenten as (select * from {{ ref('dim_gemeenten') }}),

joined as (

    select
        coalesce(kosten.gemeente_code, lumpsums.gemeente_code) as gemeente_code,
        coalesce(kosten.halfjaar, lumpsums.halfjaar) as periode,
        coalesce(kosten.bedrag, 0) as gedeclareerd,
        coalesce(lumpsums.bedrag, 0) as lumpsum,
        kosten.deel_beantwoord
    from kosten
    full join lumpsums
        on kosten.gemeente_code = lumpsums.gemeente_code and kosten.halfjaar = lumpsums.halfjaar

),

plaatsing as (select * from {{ ref('rpt_plaatsing') }}),

gronden as (

    select
        gemeente_code,
        halfjaar,
        sum(trajecten) as trajecten,
        sum(trajecten) filter (where not is_rechtmatig) as zonder_besluit
    from {{ ref('rpt_rechtmatigheid') }}
    group by gemeente_code, halfjaar

),

unpivoted as (

    select
        kpi.*,
        joined.gemeente_code,
        joined.periode
    from joined
    inner join gemeenten on joined.gemeente_code = gemeenten.gemeente_code
    left join plaatsing
        on joined.gemeente_code = plaatsing.gemeente_code and joined.periode = plaatsing.halfjaar
    left join gronden on joined.gemeente_code = gronden.gemeente_code and joined.periode = gronden.halfjaar
    cross join
        lateral (
            values
            (
                'lumpsum_aandeel', joined.lumpsum,
                joined.gedeclareerd + joined.lumpsum, 100, joined.deel_beantwoord
            ),
            (
                'verblijf_buiten_regio', plaatsing.buiten_regio_jeugdigen,
                plaatsing.plaats_bekend_jeugdigen, 100,
                plaatsing.plaats_bekend_jeugdigen::numeric / plaatsing.verblijf_jeugdigen
            ),
            ('inzet_zonder_besluit', coalesce(gronden.zonder_besluit, 0), gronden.trajecten, 100, null)
        ) as kpi (kpi_id, teller, noemer, factor, volledigheid)

)

select * from unpivoted
