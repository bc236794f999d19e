-- Each month continues the one before (a wrong date may leave a gap), and stands and flows agree, in months and in half-years.
with

maanden as (

    select
        *,
        lag(eindstand) over (partition by gemeente_code, hulpvorm_code order by maand) as vorige_eindstand,
        lag(maand) over (partition by gemeente_code, hulpvorm_code order by maand) as vorige_maand,
        last_value(eindstand) over (
            partition by gemeente_code, hulpvorm_code, halfjaar
            order by maand rows between current row and unbounded following
        ) as eindstand_halfjaar
    from {{ ref('fct_stand_maand') }}

),

different as (

    select
        maanden.gemeente_code,
        maanden.hulpvorm_code,
        maanden.maand
    from maanden
    left join {{ ref('rpt_stand_stroom') }} as halfjaren
        on
            maanden.gemeente_code = halfjaren.gemeente_code
            and maanden.hulpvorm_code = halfjaren.hulpvorm_code
            and maanden.halfjaar = halfjaren.halfjaar
    where
        maanden.beginstand + maanden.instroom + maanden.overgang_in - maanden.uitstroom - maanden.overgang_uit
        <> maanden.eindstand
        or (
            maanden.vorige_eindstand <> maanden.beginstand
            and maanden.vorige_maand + interval '1 month' = maanden.maand
        )
        or halfjaren.eindstand is distinct from maanden.eindstand_halfjaar

)

select * from different
