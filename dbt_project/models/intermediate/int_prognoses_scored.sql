with

prognoses as (

    select * from {{ ref('stg_analyse__prognoses') }}
    where gemeente_code <> 'regio'

),

vintages as (select * from {{ ref('int_vintages_ranked') }}),

-- What came, as far as it is settled: three months after the care nearly everything is declared.
realised as (

    select prognoses.*
    from prognoses
    inner join vintages on prognoses.vintage = vintages.vintage
    where
        vintages.is_nieuwste
        and prognoses.is_realisatie
        and prognoses.maand <= vintages.tot_en_met - interval '3 months'

),

said as (

    select prognoses.*
    from prognoses
    inner join vintages on prognoses.vintage = vintages.vintage
    where not vintages.is_nieuwste and not prognoses.is_realisatie

),

scored as (

    select
        said.vintage,
        said.segment,
        said.meting,
        round(
            sum(abs(said.verwachting - realised.verwachting)) / nullif(sum(abs(realised.verwachting)), 0), 4
        ) as wape,
        round(
            sum(said.verwachting - realised.verwachting) / nullif(sum(abs(realised.verwachting)), 0), 4
        ) as bias,
        round(avg((realised.verwachting between said.ondergrens and said.bovengrens)::integer), 4) as dekking,
        count(*) as n
    from said
    inner join realised
        on
            said.gemeente_code = realised.gemeente_code
            and said.segment = realised.segment
            and said.meting = realised.meting
            and said.maand = realised.maand
    group by said.vintage, said.segment, said.meting

)

select * from scored
