with

delivered as (

    select * from {{ source('analyse', 'ibnr') }}

),

renamed as (

    select
        vintage,
        gemeente_code,
        segment,
        leveringsmaand,
        (gedeclareerd / 100.0)::numeric(16, 2) as gedeclareerd,
        (ibnr / 100.0)::numeric(16, 2) as ibnr,
        (ondergrens / 100.0)::numeric(16, 2) as ondergrens,
        (bovengrens / 100.0)::numeric(16, 2) as bovengrens,
        compleet
    from delivered

)

select * from renamed
