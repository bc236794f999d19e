with

wachttijden as (
    select * from {{ ref('fct_wachttijden') }}
    where not is_vervolg and not is_crisis
),

toewijzingen as (select * from {{ ref('fct_toewijzingen') }}),

trajecten as (
    select * from {{ ref('fct_trajecten') }}
    where is_jeugdhulp
),

teamhulp as (select * from {{ ref('int_teamhulp_listed') }}),

chained as (select * from {{ ref('int_herindelingen_chained') }}),

termijnen as (
    select dagen from {{ ref('basisfeiten_termijnen') }}
    where basisfeit = 'overbrugging'
),

waited as (

    select
        wachttijden.toewijzing_id,
        wachttijden.gemeente_code,
        wachttijden.halfjaar,
        wachttijden.toewijzingsdatum,
        wachttijden.startdatum,
        toewijzingen.jeugdige_id
    from wachttijden
    inner join termijnen on wachttijden.dagen_toewijzing_start >= termijnen.dagen
    inner join toewijzingen on wachttijden.toewijzing_id = toewijzingen.toewijzing_id

),

-- What ran between the day of the decision and the first day of the help.
of_team as (

    select distinct waited.toewijzing_id
    from waited
    inner join teamhulp on {{ zelfde('waited', 'teamhulp', ['jeugdige_id', 'gemeente_code']) }}
    where teamhulp.van < waited.startdatum and teamhulp.tot >= waited.toewijzingsdatum

),

-- After a herindeling the new gemeente pays for what goes on or begins.
of_others as (

    select distinct waited.toewijzing_id
    from waited
    left join chained on waited.gemeente_code = chained.van_gemeente
    inner join trajecten
        on
            waited.jeugdige_id = trajecten.jeugdige_id
            and trajecten.gemeente_code in (waited.gemeente_code, chained.naar_gemeente)
    where
        trajecten.begindatum < waited.startdatum
        and coalesce(trajecten.einddatum, 'infinity') >= waited.toewijzingsdatum

),

judged as (

    select
        waited.toewijzing_id,
        waited.gemeente_code,
        waited.halfjaar,
        of_team.toewijzing_id is not null as is_team_betrokken,
        of_others.toewijzing_id is not null as is_andere_hulp
    from waited
    left join of_team on waited.toewijzing_id = of_team.toewijzing_id
    left join of_others on waited.toewijzing_id = of_others.toewijzing_id

)

select * from judged
