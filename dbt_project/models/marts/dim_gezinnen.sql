with

gezinnen as (select * from {{ ref('int_gezinnen_listed') }}),

leden as (

    select gezin_id, gemeente_code, count(distinct jeugdige_id)::integer as aantal_jeugdigen
    from {{ ref('int_gezinsleden_listed') }}
    group by gezin_id, gemeente_code

),

plannen as (

    select gezin_id, bool_or(is_familiegroepsplan) as is_familiegroepsplan
    from {{ ref('int_plannen_dated') }}
    group by gezin_id

),

members as (

    select
        gezinnen.gezin_id,
        gezinnen.gemeente_code,
        gezinnen.team_code,
        gezinnen.eerste_dag,
        gezinnen.laatste_dag,
        gezinnen.aantal_casussen,
        coalesce(leden.aantal_jeugdigen, 0) as aantal_jeugdigen,
        coalesce(plannen.is_familiegroepsplan, false) as is_familiegroepsplan
    from gezinnen
    left join leden on gezinnen.gezin_id = leden.gezin_id and gezinnen.gemeente_code = leden.gemeente_code
    left join plannen on gezinnen.gezin_id = plannen.gezin_id
    union all
    select 'onbekend', 'onbekend', 'onbekend', null, null, 0, 0, false

)

select * from members
