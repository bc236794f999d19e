with

-- A supplier can only replace rows of its own.
latest as (

    {{ laatste(ref('stg_sjt__toegangsbesluiten'), ['afzender', 'casus_id', 'datum_besluit']) }}

)

select * from latest
