with

tarieven as (select * from {{ ref('int_tarieven_latest') }}),

peildatum as (select * from {{ ref('int_peildatum_determined') }}),

-- What is contracted by the hour may be declared in minutes at a rounded tariff; the amount then follows the hour (IV081).
by_unit as (

    select
        aanbieder_agb, product_code, gemeente_code, vanaf, tot, eenheid, tarief,
        null::numeric as uurtarief
    from tarieven
    union all
    select
        aanbieder_agb, product_code, gemeente_code, vanaf, tot, '01', round(tarief / 60, 2), tarief
    from tarieven
    where eenheid = '04'

),

-- The region has a row too where only one gemeente has a tariff: it says that there is one.
with_regio as (

    select *, coalesce(gemeente_code, 'regio') as van, false as is_eigen from by_unit
    union all
    select *, 'regio', true from by_unit
    where gemeente_code is not null

),

by_maand as (

    select
        with_regio.aanbieder_agb,
        with_regio.product_code,
        with_regio.eenheid,
        with_regio.van as gemeente_code,
        maand::date as maand,
        array_agg(distinct with_regio.tarief order by with_regio.tarief) filter (
            where not with_regio.is_eigen
        ) as tarieven,
        array_agg(distinct with_regio.uurtarief order by with_regio.uurtarief) filter (
            where not with_regio.is_eigen and with_regio.uurtarief is not null
        ) as uurtarieven,
        bool_or(with_regio.uurtarief is null) filter (where not with_regio.is_eigen) as is_per_eenheid,
        bool_or(with_regio.is_eigen) as heeft_eigen
    from with_regio
    cross join peildatum
    cross join
        generate_series(
            date_trunc('month', with_regio.vanaf),
            least(with_regio.tot, peildatum.peildatum)::timestamp,
            '1 month'
        ) as maand
    group by 1, 2, 3, 4, 5

),

keyed as (

    select
        by_maand.*,
        {{ tarief_sleutel('by_maand', 'by_maand.gemeente_code', 'by_maand.maand') }} as tarief_sleutel
    from by_maand

)

select * from keyed
