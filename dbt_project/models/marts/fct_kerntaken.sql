with

kerntaken as (

    select * from {{ ref('int_kerntaken_latest') }}

),

casussen as (

    select * from {{ ref('int_casussen_latest') }}

),

codelijst as (

    select * from {{ ref('dim_kerntaken') }}

),

-- A kerntaak whose casus never reached us belongs to no known gemeente; its hours are still counted.
final as (

    select
        kerntaken.afzender || '-' || kerntaken.kerntaak_periode_id as kerntaak_periode_id,
        kerntaken.afzender || '-' || kerntaken.casus_id as casus_id,
        casussen.afzender || '-' || casussen.gezin_id as gezin_id,
        coalesce(casussen.gemeente_code, 'onbekend') as gemeente_code,
        coalesce(casussen.team_code, 'onbekend') as team_code,
        coalesce(codelijst.kerntaak, 'onbekend') as kerntaak,
        kerntaken.professional_id,
        coalesce(kerntaken.complexiteit, 'ONBEKEND') as complexiteit,
        casussen.aanmeldroute,
        kerntaken.uren,
        kerntaken.datum_start,
        kerntaken.datum_einde,
        {{ halfjaar('kerntaken.datum_start') }} as halfjaar,
        kerntaken.delivery_id,
        kerntaken.position,
        kerntaken.volgnummer
    from kerntaken
    left join casussen
        on kerntaken.afzender = casussen.afzender and kerntaken.casus_id = casussen.casus_id
    left join codelijst on kerntaken.kerntaak = codelijst.kerntaak

)

select * from final
