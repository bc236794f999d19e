with

scores as (select * from {{ ref('stg_analyse__prognosescores') }}),

vintages as (select * from {{ ref('int_vintages_ranked') }}),

scored as (select * from {{ ref('int_prognoses_scored') }}),

-- Tried on the past when the vintage was made, and what was published against what came.
combined as (

    select
        scores.vintage,
        scores.model,
        scores.segment,
        scores.meting,
        scores.wape,
        scores.mase,
        scores.bias,
        scores.dekking,
        scores.n,
        scores.is_gekozen
    from scores
    inner join vintages on scores.vintage = vintages.vintage
    union all
    select
        vintage,
        'gepubliceerd',
        segment,
        meting,
        wape,
        null,
        bias,
        dekking,
        n,
        false
    from scored

),

final as (

    select
        vintage,
        model,
        segment,
        meting,
        wape::numeric(18, 4) as wape,
        mase::numeric(18, 4) as mase,
        bias::numeric(18, 4) as bias,
        dekking::numeric(18, 4) as dekking,
        n::integer as n,
        is_gekozen
    from combined

)

select * from final
