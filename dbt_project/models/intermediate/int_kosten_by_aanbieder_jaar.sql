with

kosten as (select * from {{ ref('int_kosten_with_perceel') }}),

gemeenten as (select * from {{ ref('dim_gemeenten') }}),

lumpsums as (select * from {{ ref('fct_lumpsums') }}),

-- Turnover in the region, with what is paid without declaraties; care that others than the region paid for is not in it.
paid as (

    select
        kosten.aanbieder_agb,
        kosten.perceel,
        kosten.jaar,
        kosten.kosten_bedrag as bedrag
    from kosten
    inner join gemeenten on kosten.gemeente_code = gemeenten.gemeente_code
    where gemeenten.soort <> 'buiten regio'
    union all
    select
        aanbieder_agb,
        perceel,
        jaar,
        lumpsum_bedrag
    from lumpsums

),

by_jaar as (

    select
        aanbieder_agb,
        perceel,
        jaar,
        sum(bedrag) as omzet
    from paid
    group by aanbieder_agb, perceel, jaar
    having sum(bedrag) > 0

)

select * from by_jaar
