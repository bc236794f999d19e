with

berichten as (

    select * from {{ ref('int_berichten_answered') }}
    where termijn = 'retour'

),

-- Retouren often do not come to the warehouse. One that is missing says something only where most of them are delivered.
counted as (

    select
        gemeente_code,
        bericht,
        count(antwoord_delivery_id) * 2 >= count(*) as is_aangeleverd
    from berichten
    group by gemeente_code, bericht

)

select * from counted
