with

-- A supplier can only replace rows of its own.
latest as (

    {{ laatste(ref('stg_aanbieder__wachttijden'), ['afzender', 'stand_id']) }}

)

select * from latest
