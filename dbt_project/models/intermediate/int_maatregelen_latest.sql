with

-- A supplier can only replace rows of its own.
latest as (

    {{ laatste(ref('stg_gi__maatregelen'), ['afzender', 'maatregel_id']) }}

)

select * from latest
