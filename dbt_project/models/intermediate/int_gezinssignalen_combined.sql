with

plannen as (select * from {{ ref('int_plannen_dated') }}),

gezinnen as (select * from {{ ref('int_gezinnen_listed') }}),

casussen as (select * from {{ ref('int_casussen_latest') }}),

teams as (select * from {{ ref('teams') }}),

-- Two versions that hold on the same day: of two plans, or with two regisseurs. Gaps are allowed.
clashes as (

    select
        een.gezin_id,
        een.plan_id <> ander.plan_id as is_ander_plan,
        een.regisseur_id <> ander.regisseur_id as is_andere_regisseur,
        greatest(een.van, ander.van) as vanaf,
        nullif(least(een.tot, ander.tot), 'infinity') as tot
    from plannen as een
    inner join plannen as ander
        on
            een.gezin_id = ander.gezin_id
            and (een.plan_id, een.versie) < (ander.plan_id, ander.versie)
            and een.van <= ander.tot
            and een.tot >= ander.van

),

of_plannen as (

    select gezin_id, 'twee_open_plannen' as signaal, vanaf, tot
    from clashes
    where is_ander_plan
    union all
    select gezin_id, 'twee_regisseurs', vanaf, tot
    from clashes
    where is_andere_regisseur

),

-- A team works for one gemeente at a time.
of_teams as (

    select
        casussen.afzender || '-' || casussen.gezin_id as gezin_id,
        casussen.gemeente_code,
        casussen.team_code,
        case when teams.team_code is null then 'team_onbekend' else 'team_andere_gemeente' end as signaal,
        casussen.datum_start as vanaf,
        casussen.datum_einde as tot
    from casussen
    left join teams
        on
            casussen.team_code = teams.team_code
            and casussen.datum_start between teams.vanaf and coalesce(teams.tot, 'infinity')
    where teams.gemeente_code is distinct from casussen.gemeente_code

),

combined as (

    select
        of_plannen.gezin_id, gezinnen.gemeente_code, gezinnen.team_code,
        of_plannen.signaal, of_plannen.vanaf, of_plannen.tot
    from of_plannen
    inner join gezinnen on of_plannen.gezin_id = gezinnen.gezin_id
    union all
    select gezin_id, gemeente_code, team_code, signaal, vanaf, tot
    from of_teams

)

select * from combined
