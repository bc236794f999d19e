with

teams as (select * from {{ ref('teams') }}),

seen as (

    select distinct coalesce(team_code, 'onbekend') as team_code from {{ ref('int_casussen_latest') }}
    union
    select 'onbekend'

),

-- A team that the region does not list still keeps its casussen.
members as (

    select
        coalesce(teams.team_code, seen.team_code) as team_code,
        case
            when teams.naam is not null then teams.naam
            when seen.team_code = 'onbekend' then 'Onbekend'
            else 'Team ' || seen.team_code
        end as naam,
        coalesce(teams.gemeente_code, 'onbekend') as gemeente_code,
        coalesce(teams.vanaf, '1900-01-01'::date) as vanaf,
        teams.tot,
        teams.team_code is not null as is_bekend
    from teams
    full join seen on teams.team_code = seen.team_code

)

select * from members
