with

leden as (

    select gezin_id, gemeente_code, jeugdige_id, min(van) as van, max(coalesce(tot, 'infinity'::date)) as tot
    from {{ ref('int_gezinsleden_listed') }}
    group by gezin_id, gemeente_code, jeugdige_id

),

jaren as (

    select distinct
        left(halfjaar, 4)::integer as jaar,
        make_date(left(halfjaar, 4)::integer, 1, 1) as eerste_dag,
        make_date(left(halfjaar, 4)::integer, 12, 31) as laatste_dag
    from {{ ref('int_halfjaren_listed') }}

),

by_jaar as (

    select
        leden.gezin_id, leden.gemeente_code, leden.jeugdige_id,
        jaren.jaar, jaren.eerste_dag, jaren.laatste_dag
    from leden
    inner join jaren on leden.van <= jaren.laatste_dag and leden.tot >= jaren.eerste_dag

)

select * from by_jaar
