with

trajecten as (

    select * from {{ ref('fct_trajecten') }}
    where is_jeugdhulp

),

teamhulp as (select * from {{ ref('int_teamhulp_listed') }}),

chained as (select * from {{ ref('int_herindelingen_chained') }}),

termijnen as (

    select dagen from {{ ref('basisfeiten_termijnen') }}
    where basisfeit = 'nazorg'

),

peildatum as (select * from {{ ref('int_peildatum_determined') }}),

-- Help that ended so long ago that what came after it has been told.
ended as (

    select
        trajecten.*,
        trajecten.einddatum + termijnen.dagen as tot_en_met
    from trajecten
    cross join termijnen
    inner join peildatum on trajecten.einddatum + termijnen.dagen <= peildatum.peildatum
    where trajecten.is_uitstroom

),

-- What ran after the last day, whether it began before it or within the term.
of_team as (

    select distinct ended.traject_id
    from ended
    inner join teamhulp on {{ zelfde('ended', 'teamhulp', ['jeugdige_id', 'gemeente_code']) }}
    where teamhulp.van <= ended.tot_en_met and teamhulp.tot > ended.einddatum

),

-- After a herindeling the new gemeente pays for what goes on or begins.
of_others as (

    select distinct ended.traject_id
    from ended
    left join chained on ended.gemeente_code = chained.van_gemeente
    inner join trajecten
        on
            ended.jeugdige_id = trajecten.jeugdige_id
            and trajecten.gemeente_code in (ended.gemeente_code, chained.naar_gemeente)
    where
        ended.traject_id <> trajecten.traject_id
        and trajecten.begindatum <= ended.tot_en_met
        and coalesce(trajecten.einddatum, 'infinity') > ended.einddatum

),

judged as (

    select
        ended.traject_id,
        ended.gemeente_code,
        ended.halfjaar_einde as halfjaar,
        of_team.traject_id is not null as is_team_betrokken,
        of_others.traject_id is not null as is_andere_hulp
    from ended
    left join of_team on ended.traject_id = of_team.traject_id
    left join of_others on ended.traject_id = of_others.traject_id

)

select * from judged
