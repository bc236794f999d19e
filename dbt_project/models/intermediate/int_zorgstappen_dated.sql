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
        max(zwaarte) as zwaarte
    from trajecten
    group by persoon, begindatum

),

-- The step before this one: the heaviest help that began earlier and still ran, or ended at most half a year before.
dated as (

    select
        days.persoon,
        days.begindatum,
        days.zwaarte,
        max(trajecten.zwaarte) as vorige_zwaarte
    from days
    left join trajecten
        on
            days.persoon = trajecten.persoon
            and days.begindatum > trajecten.begindatum
            and days.begindatum <= coalesce(trajecten.laatste_dag, 'infinity'::date) + 183
    group by days.persoon, days.begindatum, days.zwaarte

)

select * from dated
