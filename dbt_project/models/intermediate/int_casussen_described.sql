with

casussen as (select * from {{ ref('int_casussen_latest') }}),

kerntaken as (

    select
        afzender,
        casus_id,
        bool_or(uren is not null) as is_met_uren,
        bool_or(kerntaak = 'GEZINSREGIE') as is_gezinsregie,
        max(array_position(array['LICHT', 'MIDDEN', 'ZWAAR', 'MULTIPROBLEEM'], complexiteit)) as zwaarte
    from {{ ref('int_kerntaken_latest') }}
    group by afzender, casus_id

),

hulpvragen as (select distinct afzender, casus_id from {{ ref('int_hulpvragen_latest') }}),

besluiten as (

    select distinct on (afzender, casus_id) afzender, casus_id, besluit, datum_besluit
    from {{ ref('int_toegangsbesluiten_latest') }}
    order by afzender, casus_id, datum_besluit, delivery_id, position

),

-- Uniform registration of kerntaken began with new inflow on 1 September 2017: before it nothing was asked.
described as (

    select
        casussen.afzender || '-' || casussen.casus_id as casus_id,
        casussen.afzender || '-' || casussen.gezin_id as gezin_id,
        coalesce(casussen.gemeente_code, 'onbekend') as gemeente_code,
        coalesce(casussen.team_code, 'onbekend') as team_code,
        casussen.aanmeldroute,
        casussen.datum_aanmelding,
        casussen.datum_start,
        casussen.datum_einde,
        {{ halfjaar('casussen.datum_start') }} as halfjaar,
        casussen.datum_start >= '2017-09-01'::date as is_registratie_verplicht,
        kerntaken.casus_id is not null as is_met_kerntaak,
        coalesce(kerntaken.is_met_uren, false) as is_met_uren,
        coalesce(kerntaken.is_gezinsregie, false) as is_gezinsregie,
        coalesce(kerntaken.zwaarte >= 3, false) as is_zwaar,
        hulpvragen.casus_id is not null as is_met_hulpvraag,
        besluiten.besluit as eerste_besluit,
        besluiten.datum_besluit - casussen.datum_aanmelding as dagen_tot_besluit
    from casussen
    left join kerntaken on {{ zelfde('casussen', 'kerntaken', ['afzender', 'casus_id']) }}
    left join hulpvragen on {{ zelfde('casussen', 'hulpvragen', ['afzender', 'casus_id']) }}
    left join besluiten on {{ zelfde('casussen', 'besluiten', ['afzender', 'casus_id']) }}

)

select * from described
