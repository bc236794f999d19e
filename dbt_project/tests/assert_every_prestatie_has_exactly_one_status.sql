-- Two answers to one declaratie, or two credit lines for one debet, must not make a prestatie appear twice.
with

prestaties as (

    select * from {{ ref('int_prestaties_with_status') }}

),

wrong as (

    select
        prestatie_id,
        count(*) as aantal,
        count(status) as aantal_statussen
    from prestaties
    group by prestatie_id
    having count(*) <> 1 or count(status) <> 1

)

select * from wrong
