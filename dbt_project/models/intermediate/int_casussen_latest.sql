with

-- A supplier can only replace rows of its own.
latest as (

    {{ laatste(ref('stg_sjt__casussen'), ['afzender', 'casus_id']) }}

)

select * from latest
