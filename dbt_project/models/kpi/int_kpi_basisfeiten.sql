with

feiten as (select * from {{ ref('rpt_basisfeiten') }}),

keys as (select distinct gemeente_code, halfjaar from feiten),

-- Aftercare of help that just ended is not known yet: no row, and never zero.
unpivoted as (

    select
        kpi.*,
        keys.gemeente_code,
        keys.halfjaar as periode
    from keys
    left join feiten as n
        on {{ zelfde('keys', 'n', ['gemeente_code', 'halfjaar']) }} and n.basisfeit = 'nazorg'
    left join feiten as o
        on {{ zelfde('keys', 'o', ['gemeente_code', 'halfjaar']) }} and o.basisfeit = 'overbrugging'
    cross join
        lateral (
            values
            ('nazorg', n.met_jeugdteam, n.aantal, 100, null::numeric),
            ('overbrugging', o.met_een_van_beide, o.aantal, 100, null)
        ) as kpi (kpi_id, teller, noemer, factor, volledigheid)
    where kpi.noemer is not null

)

select * from unpivoted
