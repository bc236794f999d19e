{#- What stands out of an aanbieder beside the others of the region, in one year. Nothing of this is wrong by itself. -#}
with

prestaties as (select * from {{ ref('int_signalen_maxima_compared') }}),

herindicaties as (select * from {{ ref('int_signalen_herindicaties_counted') }}),

groei as (select * from {{ ref('int_signalen_groei_measured') }}),

benford as (select * from {{ ref('int_signalen_cijfers_counted') }}),

shares as (

    select 'R19' as regel, aanbieder_agb, zorgmaand, aandeel, bedrag, aantal >= 30 as genoeg from prestaties
    union all
    select 'R20', aanbieder_agb, zorgmaand, aandeel_zwaarder, 0, aantal_vervolg >= 10 from herindicaties
    union all
    select 'R25', aanbieder_agb, zorgmaand, aandeel_vervolg, 0, aantal >= 20 from herindicaties
    union all
    select 'R22', aanbieder_agb, zorgmaand, groei, toename, toename > 50000 from groei
    union all
    select 'R21', aanbieder_agb, zorgmaand, afwijking, 0, aantal >= 500 from benford

),

-- R19 and R20 also lie above 95 % of all aanbieders with enough to compare.
peers as (

    select
        regel,
        zorgmaand,
        percentile_cont(0.95) within group (order by aandeel) as p95
    from shares
    where genoeg and regel in ('R19', 'R20')
    group by regel, zorgmaand

),

regels as (select * from {{ ref('controleregels') }}),

measured as (

    select
        shares.regel as code,
        shares.aanbieder_agb || '-' || shares.zorgmaand as object_id,
        null as gemeente_code,
        shares.aanbieder_agb,
        null as jeugdige_id,
        shares.zorgmaand,
        null as prestatie_id,
        shares.bedrag,
        round(shares.aandeel::numeric, 9) as aandeel,
        round(greatest(regels.drempel, peers.p95::numeric), 9) as grens
    from shares
    inner join regels on shares.regel = regels.regel
    left join peers on shares.regel = peers.regel and shares.zorgmaand = peers.zorgmaand
    where shares.genoeg

),

judged as (
    {{ signalen('measured', 'aanbieder', [
        ('R19', "code = 'R19' and aandeel >= grens", 'round(grens, 3)', 'round(aandeel, 3)', 'measured.bedrag'),
        ('R20', "code = 'R20' and aandeel >= grens", 'round(grens, 3)', 'round(aandeel, 3)', 'measured.bedrag'),
        ('R21', "code = 'R21' and aandeel > grens", 'round(grens, 3)', 'round(aandeel, 3)', 'measured.bedrag'),
        ('R22', "code = 'R22' and aandeel > grens", 'round(grens, 3)', 'round(aandeel, 3)', 'measured.bedrag'),
        ('R25', "code = 'R25' and aandeel > grens", 'round(grens, 3)', 'round(aandeel, 3)', 'measured.bedrag'),
    ]) }}
)

select * from judged
