with

-- A supplier can only replace rows of its own.
latest as (

    {{ laatste(ref('stg_sjt__hulpvragen'), ['afzender', 'casus_id', 'leefgebied']) }}

)

select * from latest
