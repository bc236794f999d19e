with

delivered as (

    select * from {{ source('analyse', 'prognosejaren') }}

),

renamed as (

    select
        vintage,
        gemeente_code,
        jaar,
        (prognose_rest / 100.0)::numeric(16, 2) as prognose_rest,
        (totaal / 100.0)::numeric(16, 2) as totaal,
        (ondergrens / 100.0)::numeric(16, 2) as ondergrens,
        (bovengrens / 100.0)::numeric(16, 2) as bovengrens
    from delivered

)

select * from renamed
