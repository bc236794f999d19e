with

kader as (

    {{ geldend(ref('stg_financien__kader')) }}

),

latest as (

    {{ laatste('kader', ['kader', 'regelnummer', 'kolom']) }}

)

select * from latest
