with

-- What a jeugdige had in a year, from which source, and with which party. Counts of the gezin are made of this.
verwijzingen as (select * from {{ ref('int_huisartsverwijzingen_latest') }}),

maatregelen as (select * from {{ ref('int_gi_maatregelen_latest') }}),

trajecten as (select * from {{ ref('fct_trajecten') }}),

leden as (select * from {{ ref('int_gezinsleden_listed') }}),

casussen as (select * from {{ ref('int_casussen_described') }}),

combined as (

    select
        jeugdige_id, gemeente_code, 'jeugdhulp op besluit' as regeling,
        'aanbieder ' || aanbieder_agb as partij, traject_id, begindatum as van, einddatum as tot
    from trajecten
    union all
    select
        jeugdige_id, gemeente_code,
        case
            when left(type_maatregel, 1) in ('1', '2') then 'jeugdbescherming'
            when type_maatregel = '31' then 'preventief justitieel'
            else 'jeugdreclassering'
        end,
        'GI ' || gi_agb, null, datum_aanvang, datum_einde
    from maatregelen
    union all
    select
        jeugdige_id, gemeente_code, 'verwijzing door een arts', 'arts', null, verwijsdatum, verwijsdatum + 0
    from verwijzingen
    union all
    select
        leden.jeugdige_id, leden.gemeente_code, 'hulp van het jeugdteam',
        'team ' || casussen.team_code, null, leden.van, leden.tot
    from leden
    inner join casussen on leden.casus_id = casussen.casus_id

)

select * from combined
