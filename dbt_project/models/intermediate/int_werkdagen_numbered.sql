with

feestdagen as (

    select * from {{ ref('feestdagen') }}

),

-- As far as the public holidays are listed.
bounds as (

    select
        date_trunc('year', min(datum)) as eerste,
        date_trunc('year', max(datum)) + interval '1 year' - interval '1 day' as laatste
    from feestdagen

),

days as (

    select generate_series(eerste, laatste, interval '1 day')::date as datum
    from bounds

),

judged as (

    select
        days.datum,
        extract(isodow from days.datum) < 6 and feestdagen.datum is null as is_werkdag
    from days
    left join feestdagen on days.datum = feestdagen.datum

),

-- Working days after a and up to and including b are werkdag_nummer(b) - werkdag_nummer(a).
numbered as (

    select
        datum,
        is_werkdag,
        (count(*) filter (where is_werkdag) over (order by datum))::integer as werkdag_nummer
    from judged

)

select * from numbered
