with

landelijk as (select * from {{ ref('producten_jz21') }}),

regionaal as (select * from {{ ref('producten_regio') }}),

seen as (select * from {{ ref('int_producten_seen') }}),

-- The days from the Jeugdwet on that no row of the region covers: before, between and after its periods.
uncovered as (

    select
        product_code,
        coalesce(
            lag(tot) over (partition by product_code order by vanaf) + 1, '2015-01-01'
        ) as vanaf,
        vanaf - 1 as tot
    from regionaal
    union all
    select
        product_code,
        max(tot) + 1,
        null
    from regionaal
    group by product_code
    having bool_and(tot is not null)

),

listed as (

    select
        product_code, '2015-01-01'::date as vanaf, null::date as tot, omschrijving, product_categorie,
        hulpvorm_code as hulpvorm_jz21, null as hulpvorm_regio, uitvoeringsvariant, 'landelijk' as herkomst
    from landelijk
    union all
    select
        product_code, vanaf, tot, omschrijving, product_categorie,
        null, hulpvorm_code, uitvoeringsvariant, 'regio'
    from regionaal
    union all
    select
        uncovered.product_code, uncovered.vanaf, uncovered.tot,
        'Eigen code ' || uncovered.product_code || ' buiten zijn periode', seen.product_categorie,
        null, null, null, 'niet in een lijst'
    from uncovered
    left join seen on uncovered.product_code = seen.product_code
    where uncovered.tot is null or uncovered.vanaf <= uncovered.tot
    union all
    select
        seen.product_code, '2015-01-01', null, 'Eigen code ' || seen.product_code, seen.product_categorie,
        null, null, null, 'niet in een lijst'
    from seen
    left join landelijk on seen.product_code = landelijk.product_code
    left join regionaal on seen.product_code = regionaal.product_code
    where landelijk.product_code is null and regionaal.product_code is null

)

select * from listed
