with

prestaties as (

    select * from {{ ref('stg_ijw__prestaties') }}

),

kerntaken as (

    select * from {{ ref('stg_sjt__kerntaken') }}

),

-- Half-years in which care was delivered. Messages of January about December do not open a new half-year.
spoken_of as (

    select begindatum as datum from prestaties
    union all
    select datum_start from kerntaken

),

bounds as (

    select
        date_trunc('year', min(datum)) as eerste,
        max(datum) as laatste
    from spoken_of

),

listed as (

    select
        {{ halfjaar('begin') }} as halfjaar,
        begin::date as begindatum,
        (begin + interval '6 months' - interval '1 day')::date as einddatum
    from bounds
    cross join generate_series(eerste, laatste, interval '6 months') as begin

)

select * from listed
