with

trajecten as (
    select * from {{ ref('fct_trajecten') }}
    where is_uitstroom
),

halfjaren as (select * from {{ ref('int_halfjaren_listed') }}),

hulpvormen as (select * from {{ ref('dim_hulpvormen') }}),

-- Mean as CBS counts it: the last day minus the first, of what ended in the period; the median shows how skewed it is.
counted as (

    select
        trajecten.gemeente_code,
        halfjaren.halfjaar,
        coalesce(trajecten.hulpvorm_code, 'totaal') as hulpvorm_code,
        case when trajecten.hulpvorm_code is null then 'Totaal' else max(hulpvormen.hulpvorm) end as hulpvorm,
        count(*)::integer as aantal,
        sum(trajecten.duur_dagen)::integer as som_dagen,
        avg(trajecten.duur_dagen)::numeric(18, 1) as gemiddelde_dagen,
        (percentile_cont(0.5) within group (order by trajecten.duur_dagen))::numeric(18, 1) as mediaan_dagen
    from trajecten
    inner join halfjaren on trajecten.halfjaar_einde = halfjaren.halfjaar
    inner join hulpvormen on trajecten.hulpvorm_code = hulpvormen.hulpvorm_code
    group by
        grouping sets (
            (trajecten.gemeente_code, halfjaren.halfjaar),
            (trajecten.gemeente_code, halfjaren.halfjaar, trajecten.hulpvorm_code)
        )

)

select * from counted
