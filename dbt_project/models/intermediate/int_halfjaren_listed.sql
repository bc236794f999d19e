with

prestaties as (

    select * from {{ ref('stg_ijw__prestaties') }}

),

kerntaken as (

    select * from {{ ref('stg_sjt__kerntaken') }}

),

peildatum as (select * from {{ ref('int_peildatum_determined') }}),

-- Half-years in which care was delivered. Messages of January about December do not open a new half-year.
days as (

    select begindatum as datum from prestaties
    union
    select datum_start from kerntaken

),

spoken_of as (

    select distinct {{ halfjaarbegin('datum') }} as begindatum
    from days
    where datum is not null

),

-- All of the years of the Jeugdwet up to today. What somebody dates before or after that gets its own half-year, so
-- that no euro falls out, but not those in between: the year 9999 would bring sixteen thousand of them.
bounds as (

    select
        date_trunc('year', min(spoken_of.begindatum)) as eerste,
        max(spoken_of.begindatum) as laatste
    from spoken_of
    inner join peildatum on spoken_of.begindatum between '2015-01-01' and peildatum.peildatum

),

begun as (

    select begindatum from spoken_of
    union
    select generate_series(eerste, laatste, interval '6 months')::date from bounds

),

listed as (

    select
        {{ halfjaar('begindatum') }} as halfjaar,
        begindatum,
        (begindatum + interval '6 months' - interval '1 day')::date as einddatum
    from begun

)

select * from listed
