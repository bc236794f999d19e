with

kerntaken as (

    select * from {{ ref('int_kerntaken_latest') }}

),

casussen as (

    select * from {{ ref('int_casussen_latest') }}

),

halfjaren as (

    select * from {{ ref('int_halfjaren_listed') }}

),

-- A period counts in every half-year it touches; its hours only where it began, for nobody wrote down when they were made.
by_halfjaar as (

    select
        coalesce(casussen.gemeente_code, 'onbekend') as gemeente_code,
        halfjaren.halfjaar,
        kerntaken.kerntaak,
        kerntaken.afzender || '-' || kerntaken.casus_id as casus_id,
        kerntaken.datum_start >= halfjaren.begindatum as is_begonnen,
        case when kerntaken.datum_start >= halfjaren.begindatum then kerntaken.uren end as uren
    from kerntaken
    inner join halfjaren
        on
            kerntaken.datum_start <= halfjaren.einddatum
            and coalesce(kerntaken.datum_einde, 'infinity') >= halfjaren.begindatum
    left join casussen
        on
            kerntaken.afzender = casussen.afzender
            and kerntaken.casus_id = casussen.casus_id

)

select * from by_halfjaar
