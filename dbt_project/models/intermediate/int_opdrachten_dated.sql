with

opdrachten as (

    {{ geldend(ref('stg_financien__opdrachten')) }}

),

-- A version holds until the day before the next one.
dated as (

    select
        afzender,
        opdracht_id,
        versie,
        perceel,
        opdracht,
        vanaf,
        lead(vanaf) over (
            partition by afzender, opdracht_id
            order by vanaf, versie
        ) - 1 as tot
    from opdrachten

)

select * from dated
