with

termijnen as (

    select * from {{ ref('int_termijnen_judged') }}
    where is_te_laat

),

signalen as (select * from {{ ref('ketensignalen') }}),

declaraties as (select * from {{ ref('int_ketensignalen_declaraties') }}),

leveringen as (select * from {{ ref('int_leveringen_with_toewijzing') }}),

-- Terms that passed, by what passed them; care that began late is no signal, only care that never began.
combined as (

    select
        signalen.signaal, termijnen.object_id, termijnen.gemeente_code, termijnen.aanbieder_agb,
        termijnen.jeugdige_id, termijnen.toewijzing_id, termijnen.vanaf, termijnen.gebeurd_op,
        termijnen.uiterste_datum, termijnen.duur, termijnen.te_laat, null::numeric as bedrag,
        termijnen.delivery_id, termijnen.position
    from termijnen
    inner join signalen
        on
            termijnen.termijn = signalen.termijn
            and case when termijnen.is_open then 'open' else 'te laat' end = signalen.bij
    union all
    select
        signaal, object_id, gemeente_code, aanbieder_agb, jeugdige_id, toewijzing_id, vanaf, null, null, null,
        null, bedrag, delivery_id, position
    from declaraties
    union all
    select
        'gestart_zonder_toewijzing', levering_id, gemeente_code, aanbieder_agb, jeugdige_id, null,
        begindatum, null, null, null, null, null, delivery_id, position
    from leveringen
    where toewijzing_id is null
    union all
    select
        'stop_zonder_start', levering_id, gemeente_code, aanbieder_agb, jeugdige_id, toewijzing_id,
        begindatum, null, null, null, null, null, delivery_id, position
    from leveringen
    where not is_met_start

)

select * from combined
