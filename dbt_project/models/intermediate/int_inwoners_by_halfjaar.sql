with

gemeenten as (select * from {{ ref('dim_gemeenten') }}),

halfjaren as (select * from {{ ref('int_halfjaren_listed') }}),

bevolking as (select * from {{ ref('int_bevolking_by_jaar') }}),

in_use as (

    select
        gemeenten.gemeente_code,
        gemeenten.soort,
        gemeenten.jeugd_lt18,
        halfjaren.halfjaar,
        halfjaren.einddatum,
        coalesce(gemeenten.vanaf <= halfjaren.einddatum, false)
        and coalesce(gemeenten.tot >= halfjaren.begindatum, true) as is_bestaand
    from gemeenten
    cross join halfjaren

),

-- Nobody lived under a code that was not in use: those who did live there are counted under the other one.
counted as (

    select
        in_use.gemeente_code,
        in_use.halfjaar,
        in_use.einddatum,
        in_use.is_bestaand,
        case
            when in_use.soort = 'regio' and not in_use.is_bestaand then 0
            else coalesce(bevolking.jeugd_lt18, in_use.jeugd_lt18)
        end as aantal_lt18
    from in_use
    left join bevolking
        on
            in_use.gemeente_code = bevolking.gemeente_code
            and left(in_use.halfjaar, 4)::integer = bevolking.jaar

)

select * from counted
