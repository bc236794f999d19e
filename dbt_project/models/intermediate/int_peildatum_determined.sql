with

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

-- The newest Dagtekening is the day until which we can know anything. Never the clock: a rebuild gives the same marts.
-- One after its own day of receipt is a typing error (TR135) and says nothing of today.
determined as (

    select coalesce(max(dagtekening), '1900-01-01'::date) as peildatum
    from deliveries
    where dagtekening <= {{ ontvangen_dag() }}

)

select * from determined
