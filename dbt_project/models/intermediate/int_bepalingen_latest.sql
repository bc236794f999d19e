with

-- A supplier can only replace rows of its own.
latest as (

    {{ laatste(ref('stg_gi__bepalingen'), ['afzender', 'bepaling_id']) }}

)

select * from latest
