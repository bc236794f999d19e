with

trajecten as (

    select ended.* from {{ ref('fct_trajecten') }} as ended
    inner join {{ ref('int_halfjaren_listed') }} as halfjaren on ended.halfjaar_einde = halfjaren.halfjaar
    where ended.is_uitstroom and ended.is_jeugdhulp

),

-- What was declared on a toewijzing belongs to one traject, the first that had help on it: no euro counts twice.
first_traject as (

    select distinct on (by_toewijzing.toewijzing_id)
        by_toewijzing.toewijzing_id,
        by_toewijzing.traject_id
    from {{ ref('int_trajecten_by_toewijzing') }} as by_toewijzing
    inner join {{ ref('fct_trajecten') }} as alle on by_toewijzing.traject_id = alle.traject_id
    order by by_toewijzing.toewijzing_id, alle.begindatum, alle.traject_id

),

kosten as (

    select
        first_traject.traject_id,
        sum(toewijzingen.kosten_bedrag) as kosten_bedrag
    from first_traject
    inner join {{ ref('fct_toewijzingen') }} as toewijzingen
        on first_traject.toewijzing_id = toewijzingen.toewijzing_id
    group by first_traject.traject_id

),

antwoorden as (

    select
        traject_id,
        max(teller) filter (where indicator = '3.1') as zonder_hulp,
        max(teller) filter (where indicator = '3.4') as doelen_behaald,
        max(noemer) filter (where indicator = '3.4') as doelen_gesteld
    from {{ ref('fct_uitkomsten') }}
    where telt_mee and is_beantwoord and traject_id is not null
    group by traject_id

),

final as (

    select
        trajecten.gemeente_code,
        left(trajecten.halfjaar_einde, 4) as jaar,
        trajecten.product_code,
        count(*)::integer as aantal_trajecten,
        count(kosten.kosten_bedrag)::integer as aantal_met_kosten,
        coalesce(sum(kosten.kosten_bedrag), 0)::numeric(14, 2) as kosten_bedrag,
        avg(kosten.kosten_bedrag)::numeric(14, 2) as kosten_per_traject_bedrag,
        count(antwoorden.zonder_hulp)::integer as antwoorden_zonder_hulp,
        coalesce(sum(antwoorden.zonder_hulp), 0)::integer as zonder_hulp_verder,
        count(antwoorden.doelen_gesteld)::integer as antwoorden_doelen,
        coalesce(sum(antwoorden.doelen_gesteld), 0)::integer as doelen_gesteld,
        coalesce(sum(antwoorden.doelen_behaald), 0)::integer as doelen_behaald
    from trajecten
    left join kosten on trajecten.traject_id = kosten.traject_id
    left join antwoorden on trajecten.traject_id = antwoorden.traject_id
    group by trajecten.gemeente_code, left(trajecten.halfjaar_einde, 4), trajecten.product_code

)

select * from final
