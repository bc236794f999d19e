with

trajecten as (select * from {{ ref('fct_trajecten') }}),

codes as (select * from {{ ref('cbs_codes') }}),

soorten as (select * from {{ ref('soorten_beeindiging') }}),

kerntaken as (
    select * from {{ ref('int_kerntaken_latest') }}
    where kerntaak = 'AMBULANT'
),

casussen as (select * from {{ ref('int_casussen_latest') }}),

deelnames as (

    select * from {{ ref('int_casusdeelnames_latest') }}
    where rol = 'JEUGDIGE'

),

-- The days on which a jeugdige belonged to the casus while the team helped: whoever went and came back was helped twice.
teamhulp as (

    select
        kerntaken.afzender, kerntaken.kerntaak_periode_id, deelnames.jeugdige_id,
        casussen.gemeente_code, casussen.team_code,
        unnest(range_agg(
            daterange(kerntaken.datum_start, kerntaken.datum_einde, '[]')
            * daterange(deelnames.van, deelnames.tot, '[]')
        )) as dagen
    from kerntaken
    inner join casussen
        on kerntaken.afzender = casussen.afzender and kerntaken.casus_id = casussen.casus_id
    inner join deelnames
        on kerntaken.afzender = deelnames.afzender and kerntaken.casus_id = deelnames.casus_id
    group by 1, 2, 3, 4, 5

),

-- One record per jeugdige, hulpvorm and aanbieder. Of the kerntaken only ambulante hulp is jeugdhulp (Regeling, bijlage 2).
records as (

    select
        trajecten.traject_id as record_id,
        trajecten.gemeente_code, trajecten.jeugdige_id, trajecten.aanbieder_agb as aanbieder,
        hulpvormen.cbs_code as hulpvorm, verwijzers.cbs_code as verwijzer,
        trajecten.begindatum, trajecten.einddatum, soorten.cbs_reden as reden_einde,
        trajecten.product_categorie = '46' as is_gestart_met_crisis
    from trajecten
    inner join codes as hulpvormen
        on trajecten.hulpvorm_code = hulpvormen.code and hulpvormen.soort = 'hulpvorm'
    left join codes as verwijzers
        on trajecten.verwijzer_type = verwijzers.code and verwijzers.soort = 'verwijzer'
    left join soorten on trajecten.reden_beeindiging = soorten.reden_beeindiging
    where trajecten.is_jeugdhulp
    union all
    select
        concat_ws('-', 'team', afzender, kerntaak_periode_id, jeugdige_id, to_char(lower(dagen), 'YYYYMMDD')),
        gemeente_code, jeugdige_id, team_code, '01', '01', lower(dagen), upper(dagen) - 1, null, false
    from teamhulp

),

-- Help by the same aanbieder during a verblijf is part of that verblijf: of those that had begun, one ends no earlier.
marked as (

    select
        *,
        hulpvorm < '11' and coalesce(
            max(coalesce(einddatum, 'infinity')) filter (where hulpvorm >= '11') over (
                partition by jeugdige_id, aanbieder order by begindatum
            ) >= coalesce(einddatum, 'infinity'), false
        ) as is_deel_van_verblijf
    from records

)

select * from marked
