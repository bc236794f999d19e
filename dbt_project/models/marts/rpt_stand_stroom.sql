with

maanden as (select * from {{ ref('fct_stand_maand') }}),

hulpvormen as (select * from {{ ref('dim_hulpvormen') }}),

by_halfjaar as (

    select
        gemeente_code,
        halfjaar,
        hulpvorm_code,
        (array_agg(beginstand order by maand))[1] as beginstand,
        sum(instroom)::integer as instroom,
        sum(overgang_in)::integer as overgang_in,
        sum(uitstroom)::integer as uitstroom,
        sum(overgang_uit)::integer as overgang_uit
    from maanden
    group by gemeente_code, halfjaar, hulpvorm_code

),

-- The formula of CBS; that it yields what is really in care is tested against the months.
balanced as (

    select
        by_halfjaar.gemeente_code,
        by_halfjaar.halfjaar,
        by_halfjaar.hulpvorm_code,
        hulpvormen.hulpvorm,
        by_halfjaar.beginstand,
        by_halfjaar.instroom,
        by_halfjaar.overgang_in,
        by_halfjaar.uitstroom,
        by_halfjaar.overgang_uit,
        by_halfjaar.beginstand + by_halfjaar.instroom + by_halfjaar.overgang_in
        - by_halfjaar.uitstroom - by_halfjaar.overgang_uit as eindstand
    from by_halfjaar
    inner join hulpvormen on by_halfjaar.hulpvorm_code = hulpvormen.hulpvorm_code

)

select * from balanced
