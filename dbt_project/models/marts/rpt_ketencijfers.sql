with

soorten as (select * from {{ ref('ketencijfers') }}),

-- Of a stand (how many there are) only the last of a half-year; of what happened everything is added up.
cijfers as (

    select
        *,
        dense_rank() over (
            partition by gemeente_code, soort, onderdeel, halfjaar order by tot desc
        ) as van_achteren
    from {{ ref('fct_ketencijfers') }}
    where telt_mee and telling <> 'norm'

),

counted as (

    select
        gemeente_code,
        halfjaar,
        soort,
        sum(aantal)::integer as aantal,
        sum(dagen)::integer as dagen,
        sum(aantal) filter (where dagen is not null) as gemeten,
        sum(bedrag)::numeric(14, 2) as bedrag
    from cijfers
    where telling = 'stroom' or van_achteren = 1
    group by gemeente_code, halfjaar, soort

),

final as (

    select
        counted.gemeente_code,
        counted.halfjaar,
        counted.soort,
        soorten.familie,
        soorten.naam,
        soorten.volgorde,
        soorten.product,
        counted.aantal,
        geheel.aantal as noemer_aantal,
        (100.0 * counted.aantal / nullif(geheel.aantal, 0))::numeric(18, 1) as aandeel_procent,
        (1.0 * counted.dagen / nullif(counted.gemeten, 0))::numeric(18, 1) as gemiddelde_dagen,
        counted.bedrag,
        vorig.aantal as vorig_aantal
    from counted
    inner join soorten on counted.soort = soorten.soort
    left join counted as geheel
        on
            soorten.noemer_soort = geheel.soort
            and counted.gemeente_code = geheel.gemeente_code
            and counted.halfjaar = geheel.halfjaar
    left join counted as vorig
        on
            counted.soort = vorig.soort
            and counted.gemeente_code = vorig.gemeente_code
            and {{ vorig_halfjaar('counted.halfjaar') }} = vorig.halfjaar

)

select * from final
