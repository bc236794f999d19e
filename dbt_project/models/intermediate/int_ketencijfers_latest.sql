with

-- A supplier can only replace rows of its own.
latest as (

    {{ laatste(
        ref('stg_keten__opgaven'), ['afzender', 'soort', 'gemeente_code', 'onderdeel', 'van', 'tot']
    ) }}

)

select * from latest
