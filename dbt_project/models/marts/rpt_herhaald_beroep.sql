with

trajecten as (select * from {{ ref('fct_trajecten') }}),

halfjaren as (select * from {{ ref('int_halfjaren_listed') }}),

hulpvormen as (select * from {{ ref('dim_hulpvormen') }}),

-- A traject counts in the half-year in which it began, and again in the one in which it ended.
moments as (

    select
        gemeente_code, hulpvorm_code, halfjaar_begin as halfjaar,
        is_herhaald_beroep, null::boolean as is_zonder_nieuwe_start
    from trajecten
    union all
    select
        gemeente_code, hulpvorm_code, halfjaar_einde as halfjaar,
        null as is_herhaald_beroep, is_zonder_nieuwe_start
    from trajecten

),

counted as (

    select
        moments.gemeente_code,
        halfjaren.halfjaar,
        moments.hulpvorm_code,
        hulpvormen.hulpvorm,
        count(moments.is_herhaald_beroep)::integer as aantal_begonnen,
        (count(*) filter (where moments.is_herhaald_beroep))::integer as aantal_herhaald_beroep,
        count(moments.is_zonder_nieuwe_start)::integer as aantal_geeindigd,
        (count(*) filter (where moments.is_zonder_nieuwe_start))::integer as aantal_zonder_nieuwe_start
    from moments
    inner join halfjaren on moments.halfjaar = halfjaren.halfjaar
    inner join hulpvormen on moments.hulpvorm_code = hulpvormen.hulpvorm_code
    where moments.is_herhaald_beroep is not null or moments.is_zonder_nieuwe_start is not null
    group by 1, 2, 3, 4

)

select * from counted
