with

casussen as (select * from {{ ref('int_casussen_described') }}),

plannen as (select * from {{ ref('int_plannen_dated') }}),

signalen as (select * from {{ ref('fct_gezinssignalen') }}),

peildatum as (select * from {{ ref('int_peildatum_determined') }}),

halfjaren as (

    select
        halfjaren.*,
        least(halfjaren.einddatum, peildatum.peildatum) as peildag
    from {{ ref('int_halfjaren_listed') }} as halfjaren
    cross join peildatum

),

-- Gezinnen with a running casus on the last day that we know of the half-year, and what held on that day.
gezinnen as (

    select
        casussen.gezin_id,
        casussen.gemeente_code,
        halfjaren.halfjaar,
        halfjaren.peildag,
        bool_or(casussen.is_gezinsregie) as is_gezinsregie
    from casussen
    inner join halfjaren
        on halfjaren.peildag between casussen.datum_start and coalesce(casussen.datum_einde, 'infinity')
    group by 1, 2, 3, 4

),

judged as (

    select
        gezinnen.gezin_id,
        gezinnen.gemeente_code,
        gezinnen.halfjaar,
        gezinnen.is_gezinsregie,
        count(distinct plannen.plan_id) as plannen,
        count(distinct plannen.regisseur_id) as regisseurs
    from gezinnen
    left join plannen
        on gezinnen.gezin_id = plannen.gezin_id and gezinnen.peildag between plannen.van and plannen.tot
    group by 1, 2, 3, 4

),

begun as (

    select gemeente_code, halfjaar, count(*)::integer as aantal_signalen
    from signalen
    group by 1, 2

),

counted as (

    select
        judged.gemeente_code,
        judged.halfjaar,
        count(*)::integer as aantal_gezinnen,
        (count(*) filter (where judged.is_gezinsregie))::integer as aantal_met_gezinsregie,
        (count(*) filter (where judged.plannen = 0))::integer as aantal_zonder_plan,
        (count(*) filter (where judged.plannen = 1 and judged.regisseurs = 1))::integer
            as aantal_een_plan_een_regisseur,
        (count(*) filter (where judged.plannen > 1))::integer as aantal_meer_plannen,
        (count(*) filter (where judged.regisseurs > 1))::integer as aantal_meer_regisseurs,
        coalesce(max(begun.aantal_signalen), 0) as aantal_signalen
    from judged
    left join begun on judged.gemeente_code = begun.gemeente_code and judged.halfjaar = begun.halfjaar
    group by 1, 2

)

select * from counted
