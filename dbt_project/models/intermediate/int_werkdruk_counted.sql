with

casussen as (select * from {{ ref('int_casussen_described') }}),

kerntaken as (select * from {{ ref('int_kerntaken_latest') }}),

halfjaren as (

    select
        halfjaren.*,
        least(halfjaren.einddatum, peildatum.peildatum) as peildag
    from {{ ref('int_halfjaren_listed') }} as halfjaren
    cross join {{ ref('int_peildatum_determined') }} as peildatum

),

-- Who works on what on the last day that we know of the half-year; before kerntaken were registered nobody knows.
running as (

    select
        casussen.gemeente_code,
        casussen.team_code,
        halfjaren.halfjaar,
        casussen.casus_id,
        casussen.is_zwaar,
        kerntaken.afzender || '-' || kerntaken.professional_id as professional_id
    from casussen
    inner join halfjaren
        on
            casussen.datum_start <= halfjaren.peildag
            and coalesce(casussen.datum_einde, 'infinity') >= halfjaren.peildag
    left join kerntaken
        on
            casussen.casus_id = kerntaken.afzender || '-' || kerntaken.casus_id
            and halfjaren.peildag >= kerntaken.datum_start
            and halfjaren.peildag <= coalesce(kerntaken.datum_einde, 'infinity')
    where casussen.is_registratie_verplicht

),

counted as (

    select
        gemeente_code,
        halfjaar,
        coalesce(team_code, 'totaal') as team_code,
        count(distinct casus_id)::integer as aantal_casussen,
        (count(distinct casus_id) filter (where is_zwaar))::integer as aantal_zwaar,
        (count(distinct casus_id) filter (where professional_id is not null))::integer
            as aantal_met_professional,
        count(distinct professional_id)::integer as aantal_professionals
    from running
    group by grouping sets ((gemeente_code, halfjaar), (gemeente_code, halfjaar, team_code))

)

select * from counted
