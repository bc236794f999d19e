with

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

-- The newest Dagtekening is the day until which we can know anything. Never the clock: a rebuild gives the same marts.
determined as (

    select coalesce(max(dagtekening), '1900-01-01'::date) as peildatum from deliveries

)

select * from determined
