with

-- A supplier can only replace rows of its own; two jeugdigen of a casus may have a decision on one day.
latest as (

    {{ laatste(ref('stg_sjt__toegangsbesluiten'), ['afzender', 'casus_id', 'datum_besluit', 'jeugdige_id']) }}

)

select * from latest
