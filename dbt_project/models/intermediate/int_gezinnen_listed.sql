with

casussen as (select * from {{ ref('int_casussen_latest') }}),

-- A gezin with casussen in two gemeenten has a row in each.
listed as (

    select
        afzender || '-' || gezin_id as gezin_id,
        coalesce(gemeente_code, 'onbekend') as gemeente_code,
        (array_agg(team_code order by datum_start desc, casus_id desc))[1] as team_code,
        min(datum_start) as eerste_dag,
        nullif(max(coalesce(datum_einde, 'infinity'::date)), 'infinity'::date) as laatste_dag,
        count(*)::integer as aantal_casussen
    from casussen
    group by 1, 2

)

select * from listed
