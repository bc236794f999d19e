with

trajecten as (
    select * from {{ ref('fct_trajecten') }}
    where is_instroom and zwaarte is not null
),

halfjaren as (select * from {{ ref('int_halfjaren_listed') }}),

treden as (

    select zwaarte, min(trede) as trede from {{ ref('dim_hulpvormen') }}
    where zwaarte is not null
    group by 1

),

-- Rung 0 stands for no help in the half-year before.
counted as (

    select
        trajecten.gemeente_code,
        halfjaren.halfjaar,
        coalesce(trajecten.vorige_zwaarte, 0) as van_zwaarte,
        coalesce(van.trede, 'Geen hulp') as van_trede,
        trajecten.zwaarte as naar_zwaarte,
        naar.trede as naar_trede,
        case
            when trajecten.vorige_zwaarte is null then 'nieuw'
            when trajecten.zwaarte < trajecten.vorige_zwaarte then 'lichter'
            when trajecten.zwaarte = trajecten.vorige_zwaarte then 'gelijk'
            else 'zwaarder'
        end as richting,
        count(*)::integer as aantal
    from trajecten
    inner join halfjaren on trajecten.halfjaar_begin = halfjaren.halfjaar
    inner join treden as naar on trajecten.zwaarte = naar.zwaarte
    left join treden as van on trajecten.vorige_zwaarte = van.zwaarte
    group by 1, 2, 3, 4, 5, 6, 7

)

select * from counted
