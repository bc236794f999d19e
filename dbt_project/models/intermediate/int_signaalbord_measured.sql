with

counted as (select * from {{ ref('int_signaalbord_counted') }}),

maanden as (select * from {{ ref('int_maanden_listed') }}),

aanbieders as (select * from {{ ref('rpt_aanbieder_maand') }}),

kwaliteit as (select * from {{ ref('rpt_kwaliteit') }}),

-- Who declared care of the month before, and whether care of this month too.
quiet as (

    select
        earlier.gemeente_code,
        to_char(maanden.begindatum, 'YYYY-MM') as maand,
        'stille_aanbieders' as signaal,
        100.0 * count(*) filter (where later.aanbieder_agb is null) as teller,
        count(*)::numeric as noemer
    from maanden
    inner join aanbieders as earlier
        on earlier.zorgmaand = to_char(maanden.begindatum - interval '1 month', 'YYYY-MM')
    left join aanbieders as later
        on
            earlier.gemeente_code = later.gemeente_code
            and earlier.aanbieder_agb = later.aanbieder_agb
            and later.zorgmaand = to_char(maanden.begindatum, 'YYYY-MM')
    group by 1, 2

),

newest as (

    select to_char(max(begindatum), 'YYYY-MM') as maand from maanden

),

-- Quality is judged over all months together: it belongs to the newest.
graded as (

    select
        kwaliteit.gemeente_code,
        newest.maand,
        'kwaliteit' as signaal,
        count(*) filter (where kwaliteit.cijfer in ('D', 'E', 'F'))::numeric as teller,
        null::numeric as noemer
    from kwaliteit
    cross join newest
    where newest.maand is not null
    group by 1, 2

),

measured as (

    select gemeente_code, maand, signaal, teller, noemer from counted
    union all
    select gemeente_code, maand, signaal, teller, noemer from quiet
    union all
    select gemeente_code, maand, signaal, teller, noemer from graded

)

select * from measured
