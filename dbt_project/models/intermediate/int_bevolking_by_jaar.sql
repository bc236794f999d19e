with

bevolking as (

    {{ geldend(ref('stg_financien__bevolking')) }}

),

latest as (

    {{ laatste('bevolking', ['gemeente_code', 'jaar', 'leeftijd']) }}

),

-- A year of which an age is missing would make a denominator that is too small: it is not used.
by_jaar as (

    select
        gemeente_code,
        jaar,
        sum(aantal)::integer as jeugd_lt18
    from latest
    where leeftijd < 18
    group by gemeente_code, jaar
    having count(*) = 18

)

select * from by_jaar
