with

-- A supplier can only replace rows of its own.
latest as (

    {{ laatste(ref('stg_sjt__casusdeelnames'), ['afzender', 'casus_id', 'jeugdige_id', 'van']) }}

)

select * from latest
