with

wachttijden as (

    select * from {{ ref('fct_wachttijden') }}
    where not is_vervolg

),

halfjaren as (select * from {{ ref('int_halfjaren_listed') }}),

hulpvormen as (select * from {{ ref('dim_hulpvormen') }}),

normen as (select * from {{ ref('wachttijdnormen') }}),

laatste as (select max(halfjaar) as halfjaar from halfjaren),

-- Who waits, waits now: that is told in the last half-year there is.
placed as (

    select
        wachttijden.*,
        case when wachttijden.is_wachtend then laatste.halfjaar else wachttijden.halfjaar end as periode,
        wachttijden.dagen_verwijzing_start <= normen.norm_verwijzing_dagen as is_binnen_norm_verwijzing,
        wachttijden.dagen_toewijzing_start <= normen.norm_toewijzing_dagen as is_binnen_norm_toewijzing,
        normen.norm_verwijzing_dagen,
        normen.norm_toewijzing_dagen
    from wachttijden
    cross join laatste
    left join normen on wachttijden.is_crisis = normen.is_crisis

),

counted as (

    select
        placed.gemeente_code,
        halfjaren.halfjaar,
        coalesce(placed.hulpvorm_code, 'totaal') as hulpvorm_code,
        case when placed.hulpvorm_code is null then 'Totaal' else max(hulpvormen.hulpvorm) end as hulpvorm,
        placed.is_crisis,
        count(placed.dagen_verwijzing_start)::integer as aantal_verwijzing_start,
        sum(placed.dagen_verwijzing_start)::integer as som_dagen_verwijzing_start,
        (percentile_cont(0.5) within group (order by placed.dagen_verwijzing_start))::numeric(18, 1)
            as mediaan_verwijzing_start,
        (percentile_cont(0.8) within group (order by placed.dagen_verwijzing_start))::numeric(18, 1)
            as p80_verwijzing_start,
        sum(placed.is_binnen_norm_verwijzing::integer)::integer as aantal_binnen_norm_verwijzing,
        count(placed.dagen_toewijzing_start)::integer as aantal_toewijzing_start,
        sum(placed.dagen_toewijzing_start)::integer as som_dagen_toewijzing_start,
        (percentile_cont(0.5) within group (order by placed.dagen_toewijzing_start))::numeric(18, 1)
            as mediaan_toewijzing_start,
        (percentile_cont(0.8) within group (order by placed.dagen_toewijzing_start))::numeric(18, 1)
            as p80_toewijzing_start,
        sum(placed.is_binnen_norm_toewijzing::integer)::integer as aantal_binnen_norm_toewijzing,
        max(placed.norm_verwijzing_dagen) as norm_verwijzing_dagen,
        max(placed.norm_toewijzing_dagen) as norm_toewijzing_dagen,
        (count(*) filter (where placed.is_wachtend))::integer as aantal_wachtend,
        max(placed.dagen_wachtend)::integer as langst_wachtend_dagen
    from placed
    inner join halfjaren on placed.periode = halfjaren.halfjaar
    inner join hulpvormen on placed.hulpvorm_code = hulpvormen.hulpvorm_code
    group by
        grouping sets (
            (placed.gemeente_code, halfjaren.halfjaar, placed.is_crisis),
            (placed.gemeente_code, halfjaren.halfjaar, placed.is_crisis, placed.hulpvorm_code)
        )

)

select * from counted
