with

gemeenten as (select * from {{ ref('dim_gemeenten') }}),

halfjaren as (select * from {{ ref('int_halfjaren_listed') }}),

berichten as (select * from {{ ref('fct_berichten') }}),

-- Only release 3.2 has rules, and a message that was refused as a whole is not judged any further.
prestaties as (

    select
        prestaties.gemeente_code,
        prestaties.halfjaar,
        count(*) as aantal,
        count(*) filter (
            where berichten.release = '3.2' and prestaties.bericht_uitkomst = 'geen'
        ) as beoordeeld
    from {{ ref('fct_prestaties') }} as prestaties
    inner join berichten on prestaties.delivery_id = berichten.bericht_id
    group by prestaties.gemeente_code, prestaties.halfjaar

),

uitkomsten as (

    select
        gemeente_code,
        halfjaar,
        count(*) as uitkomsten,
        count(distinct object_id) as geraakt
    from {{ ref('fct_regeluitkomsten') }}
    where object_soort = 'prestatie'
    group by gemeente_code, halfjaar

),

-- Every gemeente of the region in every half-year of its existence; another one only when something happened there.
unpivoted as (

    select
        kpi.*,
        gemeenten.gemeente_code,
        halfjaren.halfjaar as periode
    from gemeenten
    cross join halfjaren
    left join prestaties as p on gemeenten.gemeente_code = p.gemeente_code and halfjaren.halfjaar = p.halfjaar
    left join uitkomsten as u on gemeenten.gemeente_code = u.gemeente_code and halfjaren.halfjaar = u.halfjaar
    cross join
        lateral (
            values
            ('regeluitkomsten', u.uitkomsten, p.beoordeeld, 100, p.beoordeeld::numeric / p.aantal),
            (
                'prestaties_zonder_regeluitkomst', p.beoordeeld - coalesce(u.geraakt, 0), p.beoordeeld, 100,
                p.beoordeeld::numeric / p.aantal
            )
        ) as kpi (kpi_id, teller, noemer, factor, volledigheid)
    where
        (gemeenten.vanaf <= halfjaren.einddatum and coalesce(gemeenten.tot >= halfjaren.begindatum, true))
        or p.gemeente_code is not null

)

select * from unpivoted
