with

lumpsums as (select * from {{ ref('int_lumpsums_latest') }}),

halfjaren as (select * from {{ ref('int_halfjaren_listed') }}),

-- Spread evenly over the days of the year in which the contract held; of a contract without such days nothing.
shared as (

    select
        lumpsums.gemeente_code,
        halfjaren.halfjaar,
        lumpsums.bedrag
        * (least(lumpsums.tot, halfjaren.einddatum) - greatest(lumpsums.vanaf, halfjaren.begindatum) + 1)
        / (lumpsums.tot - lumpsums.vanaf + 1) as bedrag
    from lumpsums
    inner join halfjaren
        on lumpsums.vanaf <= halfjaren.einddatum and lumpsums.tot >= halfjaren.begindatum

),

by_halfjaar as (

    select
        gemeente_code,
        halfjaar,
        sum(bedrag)::numeric(16, 2) as bedrag
    from shared
    group by gemeente_code, halfjaar

)

select * from by_halfjaar
