{%- set wat = ['aanbieder_agb', 'product_code', 'eenheid', 'maand'] -%}
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

monthly as (
    select by_unit.*, maand::date as maand
    from by_unit
    cross join peildatum
    cross join
        generate_series(
            date_trunc('month', by_unit.vanaf), least(by_unit.tot, peildatum.peildatum)::timestamp, '1 month'
        ) as maand
),

-- A tariff with one gemeente that begins or ends within a month: on its other days that of the region holds.
broken as (
    select {{ wat | join(', ') }}, gemeente_code from monthly
    where gemeente_code is not null
    group by {{ wat | join(', ') }}, gemeente_code
    having min(vanaf) > maand or max(coalesce(tot, 'infinity'::date)) < {{ maandeind('maand') }}
),

-- The region has a row too where only one gemeente has a tariff: it says that there is one.
with_regio as (

    select *, coalesce(gemeente_code, 'regio') as van, false as is_eigen from monthly
    union all
    select *, 'regio', true from monthly
    where gemeente_code is not null
    union all
    select monthly.*, broken.gemeente_code, false from monthly
    inner join broken on {{ zelfde('monthly', 'broken', wat) }}
    where monthly.gemeente_code is null

),

by_maand as (

    select
        {{ wat | join(', ') }}, van as gemeente_code,
        array_agg(distinct tarief order by tarief) filter (where not is_eigen) as tarieven,
        array_agg(distinct uurtarief order by uurtarief) filter (
            where not is_eigen and uurtarief is not null
        ) as uurtarieven,
        bool_or(uurtarief is null) filter (where not is_eigen) as is_per_eenheid,
        bool_or(is_eigen) as heeft_eigen
    from with_regio
    group by {{ wat | join(', ') }}, van

),

keyed as (

    select
        by_maand.*,
        {{ tarief_sleutel('by_maand', 'by_maand.gemeente_code', 'by_maand.maand') }} as tarief_sleutel
    from by_maand

)

select * from keyed
