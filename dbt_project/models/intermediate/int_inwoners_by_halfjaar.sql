with

gemeenten as (select * from {{ ref('dim_gemeenten') }}),

halfjaren as (select * from {{ ref('int_halfjaren_listed') }}),

bevolking as (select * from {{ ref('int_bevolking_by_jaar') }}),

herindelingen as (select * from {{ ref('herindelingen') }}),

-- The list tells the youth within the borders of today: what a gemeente got when it was there already, such as a part of one
-- that was split, was not yet its own before.
gained as (

    select
        gemeenten.gemeente_code,
        herindelingen.datum,
        herindelingen.gewicht_jeugd * ended.jeugd_lt18 as jeugd_lt18
    from gemeenten
    inner join herindelingen
        on gemeenten.gemeente_code = herindelingen.naar_gemeente and gemeenten.vanaf < herindelingen.datum
    inner join gemeenten as ended on herindelingen.van_gemeente = ended.gemeente_code

),

in_use as (

    select
        gemeenten.gemeente_code,
        gemeenten.soort,
        halfjaren.halfjaar,
        halfjaren.einddatum,
        (gemeenten.jeugd_lt18 - coalesce(sum(gained.jeugd_lt18), 0))::integer as jeugd_lt18,
        coalesce(gemeenten.vanaf <= halfjaren.einddatum, false)
        and coalesce(gemeenten.tot >= halfjaren.begindatum, true) as is_bestaand
    from gemeenten
    cross join halfjaren
    left join gained
        on gemeenten.gemeente_code = gained.gemeente_code and halfjaren.begindatum < gained.datum
    group by
        gemeenten.gemeente_code, gemeenten.soort, gemeenten.jeugd_lt18, gemeenten.vanaf, gemeenten.tot,
        halfjaren.halfjaar, halfjaren.begindatum, halfjaren.einddatum

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
