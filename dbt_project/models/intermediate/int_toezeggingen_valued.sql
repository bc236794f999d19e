with

toewijzingen as (select * from {{ ref('int_toewijzingen_with_steps') }}),

tarieven as (select * from {{ ref('int_tarieven_latest') }}),

categorieen as (select * from {{ ref('int_contracten_by_categorie') }}),

peildatum as (select * from {{ ref('int_peildatum_determined') }}),

-- What still runs after the newest dagtekening, until the end of that year.
running as (

    select
        toewijzingen.*,
        toewijzingen.ingangsdatum as toewijzing_ingangsdatum,
        toewijzingen.einddatum as toewijzing_einddatum,
        peildatum.peildatum,
        greatest(toewijzingen.ingangsdatum, peildatum.peildatum + 1) as van,
        least(
            toewijzingen.einddatum, make_date(extract(year from peildatum.peildatum)::integer, 12, 31)
        ) as tot
    from toewijzingen
    cross join peildatum
    where
        toewijzingen.stand in ('gestart', 'gedeclareerd', 'toekomstig', 'toegewezen', 'onderbroken')
        and toewijzingen.bericht_uitkomst = 'geen'

),

-- The tariff of today; that of a gemeente goes before that of the region. A budget without a product needs no tariff.
priced as (

    select distinct on (running.toewijzing_id)
        running.*,
        coalesce(tarieven.contract_id, categorieen.contract_id, 'onbekend') as contract_id,
        tarieven.tarief * {{ omvang_factor('tarieven.eenheid', 'running.omvang_eenheid') }} as prijs
    from running
    left join tarieven
        on
            running.aanbieder_agb = tarieven.aanbieder_agb
            and running.product_code = tarieven.product_code
            and running.gemeente_code = coalesce(tarieven.gemeente_code, running.gemeente_code)
            and running.peildatum between tarieven.vanaf and coalesce(tarieven.tot, 'infinity')
    left join categorieen
        on
            {{ zelfde('running', 'categorieen', ['aanbieder_agb', 'product_categorie']) }}
            and running.product_code is null
            and running.peildatum between categorieen.vanaf and categorieen.tot
    where running.van <= running.tot
    order by running.toewijzing_id, tarieven.gemeente_code nulls last, tarieven.vanaf desc, tarieven.tarief_id

),

-- A budget or a volume in total is what is left of it; null = nobody can say what it will cost.
valued as (

    select
        toewijzing_id,
        contract_id,
        case
            when budget is not null then greatest(budget - coalesce(kosten_bedrag, 0), 0)
            when omvang_frequentie = '6' then greatest(omvang_volume * prijs - coalesce(kosten_bedrag, 0), 0)
            else {{ maximum_volume('van', 'tot') }} * prijs
        end::numeric(14, 2) as toegezegd_bedrag
    from priced

)

select * from valued
