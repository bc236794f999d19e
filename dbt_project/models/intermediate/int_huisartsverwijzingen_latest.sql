with

-- A supplier can only replace rows of its own.
latest as (

    {{ laatste(ref('stg_huisarts__verwijzingen'), ['afzender', 'verwijzing_id']) }}

)

select * from latest
