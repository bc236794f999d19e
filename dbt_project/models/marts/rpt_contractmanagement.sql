with

omzet as (

    select
        aanbieder_agb,
        jaar,
        sum(omzet) as omzet,
        count(*) as percelen
    from {{ ref('int_kosten_by_aanbieder_jaar') }}
    group by aanbieder_agb, jaar

),

gesprekken as (select * from {{ ref('int_gesprekken_by_jaar') }}),

klassen as (select * from {{ ref('grootteklassen') }}),

groot as (

    select ondergrens_bedrag from klassen
    where grootteklasse = 'groot'

),

-- Every aanbieder of the region in every year of which we know something, also without turnover.
jaren as (select distinct jaar from omzet),

aanbieders as (

    select * from {{ ref('dim_aanbieders') }}
    where grootteklasse <> 'onbekend'

),

final as (

    select
        aanbieders.aanbieder_agb,
        jaren.jaar,
        aanbieders.grootteklasse,
        coalesce(omzet.omzet, 0)::numeric(14, 2) as omzet_bedrag,
        coalesce(omzet.percelen, 0)::integer as percelen,
        coalesce(omzet.omzet, 0) > groot.ondergrens_bedrag as is_boven_grens_groot,
        coalesce(gesprekken.inhoudelijk, 0)::integer as inhoudelijke_gesprekken,
        coalesce(gesprekken.gesprekken, 0)::integer as gesprekken,
        klassen.gesprekken_minimaal,
        case
            when klassen.gesprekken_minimaal is null then 'nog niet vastgesteld'
            when coalesce(gesprekken.inhoudelijk, 0) >= klassen.gesprekken_minimaal then 'gehaald'
            else 'niet gehaald'
        end as stand
    from aanbieders
    cross join jaren
    left join groot on true
    left join omzet on aanbieders.aanbieder_agb = omzet.aanbieder_agb and jaren.jaar = omzet.jaar
    left join gesprekken
        on aanbieders.aanbieder_agb = gesprekken.aanbieder_agb and jaren.jaar = gesprekken.jaar
    left join klassen on aanbieders.grootteklasse = klassen.grootteklasse

)

select * from final
