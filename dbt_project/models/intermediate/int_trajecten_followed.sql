with

trajecten as (

    select * from {{ ref('fct_trajecten') }}
    where is_instroom and is_jeugdhulp

),

-- What is dated before the Jeugdwet is a typing error, and no care that we could see.
zicht as (

    select min(begindatum) as eerste_dag from {{ ref('fct_prestaties') }}
    where begindatum >= '2015-01-01'

),

peildatum as (select * from {{ ref('int_peildatum_determined') }}),

-- From which day of the help we could see it, and until which. Of help that began before the first declared day we only know
-- what lasted until then: it is followed from that day on, or long help would weigh too much. What still runs, and what went
-- to another gemeente, is followed until then without an end.
followed as (

    select
        trajecten.traject_id,
        trajecten.gemeente_code,
        trajecten.hulpvorm_code,
        greatest(zicht.eerste_dag - trajecten.begindatum, 0) as vanaf_dag,
        coalesce(trajecten.einddatum, peildatum.peildatum) - trajecten.begindatum + 1 as tot_dag,
        trajecten.is_uitstroom as is_geeindigd
    from trajecten
    cross join zicht
    cross join peildatum
    where
        coalesce(trajecten.einddatum, peildatum.peildatum)
        >= greatest(trajecten.begindatum, zicht.eerste_dag)

)

select * from followed
