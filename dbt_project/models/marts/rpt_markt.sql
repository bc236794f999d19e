with

omzet as (select * from {{ ref('int_kosten_by_aanbieder_jaar') }}),

contracten as (

    select * from {{ ref('int_contracten_latest') }}

),

jaren as (select distinct jaar from omzet),

-- With a contract on any day of the year, whether it declared or not.
gecontracteerd as (

    select
        contracten.perceel,
        jaren.jaar,
        count(distinct contracten.aanbieder_agb) as aantal
    from contracten
    inner join jaren
        on
            contracten.vanaf <= make_date(jaren.jaar, 12, 31)
            and coalesce(contracten.tot, 'infinity') >= make_date(jaren.jaar, 1, 1)
    group by contracten.perceel, jaren.jaar

),

shares as (

    select
        *,
        omzet / sum(omzet) over perceel as aandeel,
        row_number() over (perceel order by omzet desc, aanbieder_agb) as plaats
    from omzet
    window perceel as (partition by perceel, jaar)

),

-- Herfindahl-Hirschman: the squares of the market shares in percent, 10,000 for one aanbieder.
concentrated as (

    select
        perceel,
        jaar,
        count(*) as aantal,
        sum(omzet) as omzet,
        sum((100 * aandeel) ^ 2) as hhi,
        100 * sum(aandeel) filter (where plaats = 1) as grootste,
        100 * sum(aandeel) filter (where plaats <= 5) as vijf_grootste
    from shares
    group by perceel, jaar

),

final as (

    select
        coalesce(concentrated.perceel, gecontracteerd.perceel) as perceel,
        coalesce(concentrated.jaar, gecontracteerd.jaar) as jaar,
        coalesce(gecontracteerd.aantal, 0)::integer as gecontracteerd,
        coalesce(concentrated.aantal, 0)::integer as met_omzet,
        coalesce(concentrated.omzet, 0)::numeric(14, 2) as omzet_bedrag,
        concentrated.hhi::numeric(18, 0) as hhi,
        concentrated.grootste::numeric(18, 1) as grootste_procent,
        concentrated.vijf_grootste::numeric(18, 1) as vijf_grootste_procent
    from concentrated
    full join gecontracteerd
        on concentrated.perceel = gecontracteerd.perceel and concentrated.jaar = gecontracteerd.jaar

)

select * from final
