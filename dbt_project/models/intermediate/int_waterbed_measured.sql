with

-- What was tightened, and from when: measures of the region, and practices of a gemeente.
maatregelen as (

    select
        'regio-' || maatregel_nr as maatregel_id,
        maatregel as naam,
        null::text as gemeente_code,
        startdatum as ingangsdatum
    from {{ ref('dim_maatregelen') }}
    where startdatum is not null
    union all
    select 'praktijk-' || praktijk_id, praktijk, gemeente_code, vanaf from {{ ref('dim_praktijken') }}
    where vanaf is not null

),

grenzen as (select * from {{ ref('waterbed_drempels') }}),

trajecten as (

    select gemeente_code, verwijzer_type, begindatum
    from {{ ref('fct_trajecten') }}
    where is_instroom

),

-- Trajecten that began in the window before and in the one after the day itself.
counted as (

    select
        maatregelen.maatregel_id,
        maatregelen.naam,
        maatregelen.ingangsdatum,
        trajecten.gemeente_code,
        trajecten.verwijzer_type,
        count(*) filter (where trajecten.begindatum < maatregelen.ingangsdatum) as voor,
        count(*) filter (where trajecten.begindatum >= maatregelen.ingangsdatum) as na
    from maatregelen
    cross join grenzen
    inner join trajecten
        on
            coalesce(maatregelen.gemeente_code, trajecten.gemeente_code) = trajecten.gemeente_code
            and maatregelen.ingangsdatum - grenzen.venster_dagen <= trajecten.begindatum
            and maatregelen.ingangsdatum + grenzen.venster_dagen > trajecten.begindatum
    group by 1, 2, 3, 4, 5

),

summed as (

    select
        *,
        sum(voor) over (partition by maatregel_id, gemeente_code) as voor_alle,
        sum(na) over (partition by maatregel_id, gemeente_code) as na_alle
    from counted

)

select * from summed
