with

newest as (select * from {{ ref('int_prognoses_newest') }}),

final as (

    select
        segment,
        meting,
        eenheid,
        maand,
        verwachting,
        ondergrens,
        bovengrens,
        model,
        wape::numeric(18, 4) as wape,
        vintage,
        is_realisatie
    from newest
    where gemeente_code = 'regio'

)

select * from final
