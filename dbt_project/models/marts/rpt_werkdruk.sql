with

werkdruk as (select * from {{ ref('int_werkdruk_counted') }}),

toegang as (

    select
        gemeente_code,
        halfjaar,
        coalesce(team_code, 'totaal') as team_code,
        count(dagen_tot_besluit)::integer as aantal_besluiten,
        percentile_cont(0.5) within group (order by dagen_tot_besluit)::numeric(18, 1) as mediaan_dagen
    from {{ ref('int_casussen_described') }}
    group by grouping sets ((gemeente_code, halfjaar), (gemeente_code, halfjaar, team_code))

),

-- The norm that holds at the end of the half-year; a gemeente that agreed on none has none.
normen as (

    select distinct on (werkdruk.gemeente_code, werkdruk.halfjaar, cijfers.soort)
        werkdruk.gemeente_code,
        werkdruk.halfjaar,
        cijfers.soort,
        cijfers.aantal
    from werkdruk
    inner join {{ ref('fct_ketencijfers') }} as cijfers
        on
            werkdruk.gemeente_code = cijfers.gemeente_code
            and werkdruk.halfjaar >= cijfers.halfjaar
            and cijfers.telling = 'norm'
            and cijfers.telt_mee
            and cijfers.onderdeel = 'totaal'
    order by werkdruk.gemeente_code, werkdruk.halfjaar, cijfers.soort, cijfers.van desc, cijfers.cijfer_id

),

measured as (

    select
        werkdruk.*,
        (1.0 * werkdruk.aantal_met_professional / nullif(werkdruk.aantal_professionals, 0))::numeric(18, 1)
            as caseload,
        coalesce(toegang.aantal_besluiten, 0) as aantal_besluiten,
        toegang.mediaan_dagen as mediaan_dagen_tot_besluit,
        caseload_norm.aantal as norm_caseload,
        dagen_norm.aantal as norm_dagen_tot_besluit
    from werkdruk
    left join toegang on {{ zelfde('werkdruk', 'toegang', ['gemeente_code', 'halfjaar', 'team_code']) }}
    left join normen as caseload_norm
        on
            {{ zelfde('werkdruk', 'caseload_norm', ['gemeente_code', 'halfjaar']) }}
            and caseload_norm.soort = 'NORM_CASELOAD'
    left join normen as dagen_norm
        on
            {{ zelfde('werkdruk', 'dagen_norm', ['gemeente_code', 'halfjaar']) }}
            and dagen_norm.soort = 'NORM_DOORLOOPTIJD'

),

final as (

    select
        *,
        case
            when norm_caseload is null then 'nog niet vastgesteld'
            when caseload is null then 'onbekend'
            when caseload > norm_caseload then 'boven de norm'
            else 'binnen de norm'
        end as oordeel_caseload
    from measured

)

select * from final
