with

berichten as (

    select * from {{ ref('int_berichten_judged') }}
    where bericht in ('JW323', 'JW303')

),

antwoorden as (

    select * from {{ ref('int_declaraties_answered') }}

),

-- What is said about a declaratie as a whole. The answer itself never changes, so which one it is says enough.
marked as (

    select
        berichten.delivery_id,
        concat_ws('|', berichten.bericht_uitkomst, antwoorden.antwoord_delivery_id) as kenmerk
    from berichten
    left join antwoorden on berichten.delivery_id = antwoorden.delivery_id

)

select * from marked
