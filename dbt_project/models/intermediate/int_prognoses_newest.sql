with

prognoses as (select * from {{ ref('stg_analyse__prognoses') }}),

scores as (

    select * from {{ ref('stg_analyse__prognosescores') }}
    where is_gekozen

),

vintages as (

    select * from {{ ref('int_vintages_ranked') }}
    where is_nieuwste

),

newest as (

    select
        prognoses.gemeente_code,
        prognoses.segment,
        prognoses.meting,
        prognoses.eenheid,
        prognoses.maand,
        prognoses.verwachting,
        prognoses.ondergrens,
        prognoses.bovengrens,
        prognoses.model,
        scores.wape,
        prognoses.vintage,
        prognoses.is_realisatie
    from prognoses
    inner join vintages on prognoses.vintage = vintages.vintage
    left join scores
        on
            prognoses.vintage = scores.vintage
            and prognoses.segment = scores.segment
            and prognoses.meting = scores.meting

)

select * from newest
