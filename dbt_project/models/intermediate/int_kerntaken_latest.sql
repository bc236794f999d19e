with

-- A supplier can only replace rows of its own.
latest as (

    {{ laatste(ref('stg_sjt__kerntaken'), ['afzender', 'kerntaak_periode_id']) }}

)

select * from latest
