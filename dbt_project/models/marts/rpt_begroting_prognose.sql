with

jaren as (select * from {{ ref('int_jaren_compared') }}),

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

final as (

    select
        jaren.gemeente_code,
        jaren.jaar,
        jaren.primitief::numeric(14, 2) as begroting_primitief,
        jaren.burap1::numeric(14, 2) as begroting_burap1,
        jaren.burap2::numeric(14, 2) as begroting_burap2,
        jaren.laatste::numeric(14, 2) as begroting_laatste,
        jaren.gedeclareerd::numeric(14, 2) as gedeclareerd,
        jaren.ibnr::numeric(14, 2) as ibnr,
        jaren.prognose_rest::numeric(14, 2) as prognose_rest,
        jaren.totaal::numeric(14, 2) as verwacht_jaartotaal,
        jaren.lumpsum::numeric(14, 2) as lumpsum_bedrag,
        (jaren.totaal + jaren.lumpsum)::numeric(14, 2) as verwacht_met_lumpsum,
        jaren.ondergrens::numeric(14, 2) as ondergrens,
        jaren.bovengrens::numeric(14, 2) as bovengrens,
        (jaren.vorig_totaal * (1 + scenarios.groei_procent / 100))::numeric(14, 2) as realistisch_budget,
        case
            when jaren.is_heel_jaar then jaren.totaal + jaren.lumpsum - jaren.laatste
        end::numeric(14, 2) as verschil,
        {% set telt = "jaren.jaar >= scenarios.vanaf_jaar and jaren.is_heel_jaar" -%}
        case when {{ telt }} and jaren.gemeente_code = 'regio' then scenarios.rijksbudget end as scenario_1,
        case
            when {{ telt }} then jaren.vorig_totaal * (1 + scenarios.groei_procent / 100)
        end::numeric(14, 2) as scenario_2,
        case
            when {{ telt }} and jaren.gemeente_code = 'regio' then jaren.totaal - maatregelen.p50_bedrag
        end::numeric(14, 2) as scenario_3,
        case when jaren.gemeente_code = 'regio' then taakstelling.taakstelling end as taakstelling,
        reached.bereikt_maand as plafond_bereikt_maand
    from jaren
    cross join scenarios
    left join reached on jaren.gemeente_code = reached.gemeente_code and jaren.jaar = reached.jaar
    left join taakstelling on jaren.jaar = taakstelling.jaar
    left join maatregelen on jaren.jaar = maatregelen.jaar

)

select * from final
