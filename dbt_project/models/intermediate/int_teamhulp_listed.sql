with

leden as (select * from {{ ref('int_gezinsleden_listed') }}),

chained as (select * from {{ ref('int_herindelingen_chained') }}),

kerntaken as (

    select * from {{ ref('int_kerntaken_latest') }}
    where kerntaak in ('AMBULANT', 'GEZINSREGIE')

),

-- When the jeugdteam itself works with a jeugdige: help of its own, or keeping the plan of the gezin. Toeleiding and toegang
-- lead to other help, and are none.
listed as (

    select
        leden.jeugdige_id,
        leden.gemeente_code,
        kerntaken.kerntaak,
        greatest(kerntaken.datum_start, leden.van) as van,
        least(coalesce(kerntaken.datum_einde, 'infinity'), coalesce(leden.tot, 'infinity')) as tot
    from leden
    inner join kerntaken
        on
            leden.casus_id = kerntaken.afzender || '-' || kerntaken.casus_id
            and kerntaken.datum_start <= coalesce(leden.tot, 'infinity')
            and coalesce(kerntaken.datum_einde, 'infinity') >= leden.van

),

-- After a herindeling the team delivers its casussen under the code of today: its help also follows what ended under an old one.
under_each_code as (

    select jeugdige_id, gemeente_code, kerntaak, van, tot from listed
    union all
    select listed.jeugdige_id, chained.van_gemeente as gemeente_code, listed.kerntaak, listed.van, listed.tot
    from listed
    inner join chained on listed.gemeente_code = chained.naar_gemeente

)

select * from under_each_code
