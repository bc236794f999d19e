with

trajecten as (

    select * from {{ ref('int_trajecten_described') }}
    where zwaarte is not null

),

-- What began on one day is one step, as heavy as the heaviest of it: neither came before the other.
days as (

    select
        persoon,
        begindatum,
        max(zwaarte) as zwaarte,
        (array_agg(coalesce(laatste_dag, 'infinity'::date) order by zwaarte desc, laatste_dag desc))[1] as tot
    from trajecten
    group by persoon, begindatum

),

-- The step before this one, when that help still ran or ended at most half a year before.
dated as (

    select
        persoon,
        begindatum,
        zwaarte,
        case
            when lag(tot) over persoon_in_tijd + 183 >= begindatum then lag(zwaarte) over persoon_in_tijd
        end as vorige_zwaarte
    from days
    window persoon_in_tijd as (partition by persoon order by begindatum)

)

select * from dated
