with

deelnames as (

    select * from {{ ref('int_casusdeelnames_latest') }}
    where rol = 'JEUGDIGE' and jeugdige_id is not null

),

casussen as (select * from {{ ref('int_casussen_latest') }}),

-- A gezin is known by its jeugdteam only (never by parents), and is cut at the border of the gemeente.
listed as (

    select
        casussen.afzender || '-' || casussen.gezin_id as gezin_id,
        casussen.afzender || '-' || casussen.casus_id as casus_id,
        coalesce(casussen.gemeente_code, 'onbekend') as gemeente_code,
        deelnames.jeugdige_id,
        deelnames.geboortejaar,
        deelnames.van,
        coalesce(deelnames.tot, casussen.datum_einde) as tot,
        deelnames.dagtekening,
        deelnames.delivery_id
    from deelnames
    inner join casussen
        on deelnames.afzender = casussen.afzender and deelnames.casus_id = casussen.casus_id

)

select * from listed
