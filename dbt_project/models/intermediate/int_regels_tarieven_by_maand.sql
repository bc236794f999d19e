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

by_maand as (

    select
        by_unit.aanbieder_agb,
        by_unit.product_code,
        by_unit.eenheid,
        coalesce(by_unit.gemeente_code, 'regio') as gemeente_code,
        maand::date as maand,
        array_agg(by_unit.tarief) as tarieven,
        array_agg(by_unit.uurtarief) filter (where by_unit.uurtarief is not null) as uurtarieven,
        bool_or(by_unit.uurtarief is null) as is_per_eenheid
    from by_unit
    cross join peildatum
    cross join
        generate_series(
            date_trunc('month', by_unit.vanaf), least(by_unit.tot, peildatum.peildatum)::timestamp, '1 month'
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
