-- A gemeente that ends hands over all of its youth, to one or more others.
with

weights as (

    select
        datum,
        van_gemeente,
        sum(gewicht_jeugd) as gewicht
    from {{ ref('herindelingen') }}
    group by datum, van_gemeente

)

select * from weights
where gewicht <> 1
