with

cijfers as (select * from {{ ref('rpt_ketencijfers') }}),

regelingen as (select * from {{ ref('regelingen_vergeleken') }}),

jeugdhulp as (select * from {{ ref('int_jeugdigen_in_zorg_counted') }}),

-- Both series as they are, beside each other. A youth may have both, and what moves together need not be a shift.
compared as (

    select
        cijfers.gemeente_code,
        cijfers.halfjaar,
        cijfers.soort,
        regelingen.regeling,
        cijfers.naam,
        regelingen.volgorde,
        cijfers.aantal,
        cijfers.vorig_aantal,
        100.0 * (cijfers.aantal - cijfers.vorig_aantal) / nullif(cijfers.vorig_aantal, 0) as verschil,
        jeugdhulp.aantal::integer as jeugdhulp_aantal,
        vorig.aantal::integer as jeugdhulp_vorig_aantal,
        100.0 * (jeugdhulp.aantal - vorig.aantal) / nullif(vorig.aantal, 0) as jeugdhulp_verschil,
        least(cijfers.vorig_aantal, vorig.aantal) as minste,
        regelingen.minste_aantal,
        regelingen.minste_verschil_procent
    from cijfers
    inner join regelingen on cijfers.soort = regelingen.soort
    left join jeugdhulp on {{ zelfde('cijfers', 'jeugdhulp', ['gemeente_code', 'halfjaar']) }}
    left join jeugdhulp as vorig
        on
            cijfers.gemeente_code = vorig.gemeente_code
            and {{ vorig_halfjaar('cijfers.halfjaar') }} = vorig.halfjaar

),

final as (

    select
        gemeente_code,
        halfjaar,
        soort,
        regeling,
        naam,
        volgorde,
        aantal,
        vorig_aantal,
        verschil::numeric(18, 1) as verschil_procent,
        jeugdhulp_aantal,
        jeugdhulp_vorig_aantal,
        jeugdhulp_verschil::numeric(18, 1) as jeugdhulp_verschil_procent,
        case
            when verschil is null or jeugdhulp_verschil is null then 'onbekend'
            when minste < minste_aantal then 'te weinig'
            when least(abs(verschil), abs(jeugdhulp_verschil)) < minste_verschil_procent then 'gelijk'
            when verschil > 0 and jeugdhulp_verschil < 0 then 'jeugdhulp omlaag, regeling omhoog'
            when verschil < 0 and jeugdhulp_verschil > 0 then 'jeugdhulp omhoog, regeling omlaag'
            else 'zelfde kant op'
        end as beweging
    from compared

)

select * from final
