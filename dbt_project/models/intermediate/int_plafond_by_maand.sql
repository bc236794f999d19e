with

kosten as (select * from {{ ref('int_kosten_with_perceel') }}),

contracten as (

    select * from {{ ref('int_contracten_latest') }}
    where plafond_bedrag > 0

),

by_maand as (

    select
        contracten.contract_id,
        kosten.jaar,
        kosten.zorgmaand,
        to_date(kosten.zorgmaand, 'YYYY-MM') as begindatum,
        contracten.plafond_bedrag,
        sum(kosten.kosten_bedrag) as kosten_bedrag
    from kosten
    inner join contracten on kosten.contract_id = contracten.contract_id
    group by 1, 2, 3, 4, 5

),

running as (

    select
        *,
        sum(kosten_bedrag) over year as opgelopen,
        (begindatum + interval '1 month')::date - begindatum as dagen
    from by_maand
    window year as (partition by contract_id, jaar order by begindatum)

),

-- Within the month in which the ceiling is reached the costs are spread evenly.
reached as (

    select
        contract_id,
        jaar,
        zorgmaand,
        begindatum + dagen - 1 as laatste_dag,
        kosten_bedrag,
        opgelopen,
        case
            when opgelopen >= plafond_bedrag and opgelopen - kosten_bedrag < plafond_bedrag
                then begindatum + ceil(
                    dagen * (plafond_bedrag - (opgelopen - kosten_bedrag)) / kosten_bedrag
                )::integer - 1
        end as bereikt_op
    from running

)

select * from reached
