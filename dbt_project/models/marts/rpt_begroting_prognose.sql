with

begroting as (select * from {{ ref('int_begroting_by_versie') }}),

expected as (select * from {{ ref('int_jaren_expected') }}),

reached as (select * from {{ ref('int_begroting_reached') }}),

maatregelen as (

    select * from {{ ref('rpt_maatregelscenario') }}
    where scenario = 'basis'

),

taakstelling as (

    select
        jaar,
        max(jaarkosten_bedrag) as taakstelling
    from {{ ref('rpt_taakstelling') }}
    group by jaar

),

scenarios as (select * from {{ ref('int_begrotingsscenarios_pivoted') }}),

joined as (

    select
        coalesce(expected.gemeente_code, begroting.gemeente_code) as gemeente_code,
        coalesce(expected.jaar, begroting.jaar) as jaar,
        begroting.primitief, begroting.burap1, begroting.burap2, begroting.laatste,
        expected.gedeclareerd, expected.ibnr, expected.prognose_rest, expected.totaal,
        expected.ondergrens, expected.bovengrens, expected.is_heel_jaar, expected.vorig_totaal
    from expected
    full join begroting on expected.gemeente_code = begroting.gemeente_code and expected.jaar = begroting.jaar

),

final as (

    select
        joined.gemeente_code,
        joined.jaar,
        joined.primitief::numeric(14, 2) as begroting_primitief,
        joined.burap1::numeric(14, 2) as begroting_burap1,
        joined.burap2::numeric(14, 2) as begroting_burap2,
        joined.laatste::numeric(14, 2) as begroting_laatste,
        joined.gedeclareerd::numeric(14, 2) as gedeclareerd,
        joined.ibnr::numeric(14, 2) as ibnr,
        joined.prognose_rest::numeric(14, 2) as prognose_rest,
        joined.totaal::numeric(14, 2) as verwacht_jaartotaal,
        joined.ondergrens::numeric(14, 2) as ondergrens,
        joined.bovengrens::numeric(14, 2) as bovengrens,
        (joined.vorig_totaal * (1 + scenarios.groei_procent / 100))::numeric(14, 2) as realistisch_budget,
        case when joined.is_heel_jaar then joined.totaal - joined.laatste end::numeric(14, 2) as verschil,
        {% set telt = "joined.jaar >= scenarios.vanaf_jaar and joined.is_heel_jaar" -%}
        case when {{ telt }} and joined.gemeente_code = 'regio' then scenarios.rijksbudget end as scenario_1,
        case
            when {{ telt }} then joined.vorig_totaal * (1 + scenarios.groei_procent / 100)
        end::numeric(14, 2) as scenario_2,
        case
            when {{ telt }} and joined.gemeente_code = 'regio' then joined.totaal - maatregelen.p50_bedrag
        end::numeric(14, 2) as scenario_3,
        case when joined.gemeente_code = 'regio' then taakstelling.taakstelling end as taakstelling,
        reached.bereikt_maand as plafond_bereikt_maand
    from joined
    cross join scenarios
    left join reached on joined.gemeente_code = reached.gemeente_code and joined.jaar = reached.jaar
    left join taakstelling on joined.jaar = taakstelling.jaar
    left join maatregelen on joined.jaar = maatregelen.jaar

)

select * from final
