with

halfjaren as (select * from {{ ref('int_halfjaren_listed') }}),

united as (

    select 'nazorg' as basisfeit, gemeente_code, halfjaar, is_team_betrokken, is_andere_hulp
    from {{ ref('int_nazorg_judged') }}
    union all
    select 'overbrugging', gemeente_code, halfjaar, is_team_betrokken, is_andere_hulp
    from {{ ref('int_overbrugging_judged') }}

),

judged as (select *, is_team_betrokken or is_andere_hulp as is_betrokken from united),

counted as (

    select
        judged.gemeente_code,
        halfjaren.halfjaar,
        judged.basisfeit,
        count(*)::integer as aantal,
        (count(*) filter (where judged.is_team_betrokken))::integer as met_jeugdteam,
        (count(*) filter (where judged.is_andere_hulp))::integer as met_andere_hulp,
        (count(*) filter (where judged.is_betrokken))::integer as met_een_van_beide,
        (count(*) filter (where not judged.is_betrokken))::integer as zonder
    from judged
    inner join halfjaren on judged.halfjaar = halfjaren.halfjaar
    group by judged.gemeente_code, halfjaren.halfjaar, judged.basisfeit

)

select * from counted
