with

gesprekken as (

    {{ geldend(ref('stg_inkoop__gesprekken')) }}

),

counted as (

    select
        aanbieder_agb,
        extract(year from datum)::integer as jaar,
        count(*) filter (where soort = 'inhoudelijk') as inhoudelijk,
        count(*) as gesprekken
    from gesprekken
    group by aanbieder_agb, extract(year from datum)

)

select * from counted
