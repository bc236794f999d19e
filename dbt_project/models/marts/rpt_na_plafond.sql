with

toewijzingen as (select * from {{ ref('int_toewijzingen_with_contract') }}),

plafonds as (select * from {{ ref('rpt_plafond') }}),

-- New help at an aanbieder whose ceiling was reached that year.
granted as (

    select
        toewijzingen.*,
        plafonds.perceel,
        plafonds.bereikt_op,
        plafonds.is_nee_tenzij
    from toewijzingen
    inner join plafonds
        on
            toewijzingen.contract_id = plafonds.contract_id
            and toewijzingen.jaar = plafonds.jaar
            and toewijzingen.eerste_toewijzingsdatum > plafonds.bereikt_op

),

-- Whether another aanbieder of that perceel had room on the day. That the help could wait, no message says.
weighed as (

    select
        granted.toewijzing_id,
        count(elders.contract_id) > 0 as is_ruimte_elders
    from granted
    left join plafonds as elders
        on
            {{ zelfde('granted', 'elders', ['perceel', 'jaar']) }}
            and granted.aanbieder_agb <> elders.aanbieder_agb
            and coalesce(granted.eerste_toewijzingsdatum < elders.bereikt_op, true)
    group by granted.toewijzing_id

),

counted as (

    select
        granted.gemeente_code,
        granted.contract_id,
        granted.jaar,
        granted.aanbieder_agb,
        granted.perceel,
        granted.bereikt_op,
        granted.is_nee_tenzij,
        count(*)::integer as aantal_toewijzingen,
        count(distinct granted.jeugdige_id)::integer as aantal_jeugdigen,
        (count(*) filter (where granted.product_categorie = '46'))::integer as aantal_crisis,
        (count(*) filter (where weighed.is_ruimte_elders))::integer as aantal_ruimte_elders
    from granted
    inner join weighed on granted.toewijzing_id = weighed.toewijzing_id
    group by
        granted.gemeente_code, granted.contract_id, granted.jaar, granted.aanbieder_agb,
        granted.perceel, granted.bereikt_op, granted.is_nee_tenzij

)

select * from counted
