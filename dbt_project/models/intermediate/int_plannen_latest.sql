with

-- A supplier can only replace rows of its own.
latest as (

    {{ laatste(ref('stg_sjt__plannen'), ['afzender', 'plan_id', 'versie']) }}

)

select * from latest
