with

trajecten as (
    select * from {{ ref('fct_trajecten') }}
    where is_uitstroom
),

halfjaren as (select * from {{ ref('int_halfjaren_listed') }}),

hulpvormen as (select * from {{ ref('dim_hulpvormen') }}),

counted as (

    select
        trajecten.gemeente_code,
        halfjaren.halfjaar,
        trajecten.hulpvorm_code,
        hulpvormen.hulpvorm,
        count(*)::integer as aantal_geeindigd,
        (count(*) filter (where trajecten.soort_einde = 'zonder stop'))::integer as aantal_zonder_stop,
        (count(*) filter (where trajecten.soort_einde = 'administratief'))::integer as aantal_administratief,
        (count(*) filter (where trajecten.telt_voor_uitval))::integer as aantal_noemer,
        (count(*) filter (where trajecten.is_uitval))::integer as aantal_uitval,
        (
            count(*) filter (where trajecten.is_uitval and trajecten.reden_beeindiging = '32')
        )::integer as aantal_door_jeugdige,
        (
            count(*) filter (where trajecten.is_uitval and trajecten.reden_beeindiging = '33')
        )::integer as aantal_door_aanbieder
    from trajecten
    inner join halfjaren on trajecten.halfjaar_einde = halfjaren.halfjaar
    inner join hulpvormen on trajecten.hulpvorm_code = hulpvormen.hulpvorm_code
    group by 1, 2, 3, 4

)

select * from counted
