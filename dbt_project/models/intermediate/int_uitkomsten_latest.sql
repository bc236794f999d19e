with

-- A supplier can only replace rows of its own.
latest as (

    {{ laatste(ref('stg_aanbieder__uitkomsten'), ['afzender', 'uitkomst_id']) }}

)

select * from latest
