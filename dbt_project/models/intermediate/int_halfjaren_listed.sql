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

    select begindatum as datum, true as is_prestatie from prestaties
    union
    select datum_start, false from kerntaken

),

spoken_of as (

    select
        {{ halfjaarbegin('datum') }} as begindatum,
        bool_or(is_prestatie) as is_gedeclareerd
    from days
    where datum is not null
    group by 1

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
        {{ halfjaar('begun.begindatum') }} as halfjaar,
        begun.begindatum,
        (begun.begindatum + interval '6 months' - interval '1 day')::date as einddatum,
        coalesce(spoken_of.is_gedeclareerd, false) as is_gedeclareerd
    from begun
    left join spoken_of on begun.begindatum = spoken_of.begindatum

)

select * from listed
