with

stromen as (

    select * from {{ ref('rpt_stand_stroom') }}

),

hulpvormen as (

    select * from {{ ref('dim_hulpvormen') }}

),

counted as (

    select
        stromen.gemeente_code,
        stromen.halfjaar,
        'uitstroom_hulpvorm' as onderwerp,
        stromen.hulpvorm as categorie,
        sum(stromen.uitstroom)::integer as aantal,
        null::numeric(14, 2) as bedrag,
        coalesce(max(hulpvormen.zwaarte), 99)::integer as sortering
    from stromen
    left join hulpvormen on stromen.hulpvorm_code = hulpvormen.hulpvorm_code
    where stromen.uitstroom > 0
    group by stromen.gemeente_code, stromen.halfjaar, stromen.hulpvorm

)

select * from counted
