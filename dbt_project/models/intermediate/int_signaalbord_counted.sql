with

instroom as (select * from {{ ref('rpt_instroom_maand') }}),

doorlooptijd as (select * from {{ ref('rpt_doorlooptijd_maand') }}),

aanbieders as (select * from {{ ref('rpt_aanbieder_maand') }}),

berichten as (select * from {{ ref('fct_berichten') }}),

ketensignalen as (select * from {{ ref('fct_ketensignalen') }}),

counted as (

    select
        gemeente_code,
        maand,
        'instroom' as signaal,
        sum(aantal_instroom)::numeric as teller,
        null::numeric as noemer
    from instroom
    group by 1, 2
    union all
    select
        gemeente_code,
        maand,
        'wachttijd' as signaal,
        coalesce(sum(som_dagen_tot_start), 0)::numeric as teller,
        sum(aantal_gestart)::numeric as noemer
    from doorlooptijd
    group by 1, 2
    union all
    select
        gemeente_code,
        zorgmaand as maand,
        'kosten' as signaal,
        sum(kosten_bedrag) as teller,
        null as noemer
    from aanbieders
    group by 1, 2
    union all
    select
        gemeente_code,
        zorgmaand as maand,
        'afgewezen' as signaal,
        100.0 * sum(aantal_afgewezen) as teller,
        sum(aantal_beantwoord) as noemer
    from aanbieders
    group by 1, 2
    union all
    select
        gemeente_code,
        to_char(dagtekening, 'YYYY-MM') as maand,
        'antwoorden_te_laat' as signaal,
        100.0 * count(*) filter (where stand in ('te laat', 'antwoord ontbreekt')) as teller,
        count(*) as noemer
    from berichten
    where stand in ('te laat', 'antwoord ontbreekt', 'op tijd')
    group by 1, 2
    union all
    select
        gemeente_code,
        to_char(vanaf, 'YYYY-MM') as maand,
        'ketensignalen' as signaal,
        count(*) as teller,
        null as noemer
    from ketensignalen
    group by 1, 2

)

select * from counted
