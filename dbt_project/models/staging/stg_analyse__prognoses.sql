with

delivered as (

    select * from {{ source('analyse', 'prognoses') }}

),

renamed as (

    select
        vintage,
        gemeente_code,
        segment,
        meting,
        eenheid,
        maand,
        (verwachting / 100.0)::numeric(16, 2) as verwachting,
        (ondergrens / 100.0)::numeric(16, 2) as ondergrens,
        (bovengrens / 100.0)::numeric(16, 2) as bovengrens,
        model,
        is_realisatie
    from delivered

)

select * from renamed
