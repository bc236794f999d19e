with

uren as (select * from {{ ref('rpt_kerntaken_uren') }}),

halfjaren as (select * from {{ ref('int_halfjaren_listed') }}),

tarieven as (select * from {{ ref('uurtarieven_jeugdteam') }}),

-- The price of an hour on the first day of the half-year; what one gemeente agreed on goes before the whole region.
priced as (

    select distinct on (uren.gemeente_code, uren.halfjaar, uren.categorie)
        uren.gemeente_code,
        uren.halfjaar,
        uren.categorie as kerntaak,
        uren.aantal as aantal_casussen,
        uren.bedrag as uren,
        tarieven.uurtarief
    from uren
    inner join halfjaren on uren.halfjaar = halfjaren.halfjaar
    left join tarieven
        on
            uren.gemeente_code = coalesce(tarieven.gemeente_code, uren.gemeente_code)
            and halfjaren.begindatum between tarieven.vanaf and coalesce(tarieven.tot, 'infinity'::date)
    order by
        uren.gemeente_code, uren.halfjaar, uren.categorie,
        tarieven.gemeente_code nulls last, tarieven.vanaf desc

),

final as (

    select
        *,
        (uren * uurtarief)::numeric(14, 2) as inzet_bedrag
    from priced

)

select * from final
