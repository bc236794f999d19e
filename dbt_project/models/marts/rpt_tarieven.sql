with

tarieven as (

    select * from {{ ref('int_tarieven_latest') }}
    where tarief is not null and gemeente_code is null

),

jaren as (

    select distinct left(halfjaar, 4)::integer as jaar from {{ ref('int_halfjaren_listed') }}

),

-- The tariff of a contract in a year is that of its last day in it.
yearly as (

    select distinct on (tarieven.contract_id, tarieven.product_code, tarieven.eenheid, jaren.jaar)
        tarieven.contract_id,
        tarieven.product_code,
        tarieven.eenheid,
        jaren.jaar,
        tarieven.tarief
    from tarieven
    inner join jaren
        on
            tarieven.vanaf <= make_date(jaren.jaar, 12, 31)
            and coalesce(tarieven.tot, 'infinity') >= make_date(jaren.jaar, 1, 1)
    order by
        tarieven.contract_id, tarieven.product_code, tarieven.eenheid, jaren.jaar,
        tarieven.vanaf desc, tarieven.tarief_id

),

-- Indexation: the same contracts in both years, so that who comes or goes changes nothing.
compared as (

    select
        nu.*,
        vorig.tarief as tarief_vorig
    from yearly as nu
    left join yearly as vorig
        on
            {{ zelfde('nu', 'vorig', ['contract_id', 'product_code', 'eenheid']) }}
            and nu.jaar = vorig.jaar + 1

),

final as (

    select
        product_code,
        eenheid,
        jaar,
        count(*)::integer as contracten,
        min(tarief)::numeric(14, 2) as laagste_tarief,
        max(tarief)::numeric(14, 2) as hoogste_tarief,
        avg(tarief)::numeric(14, 2) as gemiddeld_tarief,
        (100 * (max(tarief) - min(tarief)) / nullif(avg(tarief), 0))::numeric(18, 1) as spreiding_procent,
        min(tarief) = max(tarief) as is_gelijke_prijs,
        (
            100 * sum(tarief) filter (where tarief_vorig is not null) / nullif(sum(tarief_vorig), 0) - 100
        )::numeric(18, 2) as indexatie_procent
    from compared
    group by product_code, eenheid, jaar

)

select * from final
