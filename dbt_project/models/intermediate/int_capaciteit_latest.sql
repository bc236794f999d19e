with

-- A supplier can only replace rows of its own.
latest as (

    {{ laatste(ref('stg_aanbieder__capaciteit'), ['afzender', 'stand_id']) }}

)

select * from latest
