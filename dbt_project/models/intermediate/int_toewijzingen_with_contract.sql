with

toewijzingen as (

    select * from {{ ref('fct_toewijzingen') }}
    where not is_verwijderd and eerste_toewijzingsdatum is not null

),

tarieven as (select * from {{ ref('int_tarieven_latest') }}),

categorieen as (select * from {{ ref('int_contracten_by_categorie') }}),

-- The contract under which the product was bought on the day of the toewijzing: for its gemeente before for the region, and
-- of two the one that began last. Of a budget without a product, the only contract for that categorie.
placed as (

    select distinct on (toewijzingen.toewijzing_id)
        toewijzingen.toewijzing_id,
        toewijzingen.gemeente_code,
        toewijzingen.jeugdige_id,
        toewijzingen.aanbieder_agb,
        toewijzingen.product_categorie,
        toewijzingen.eerste_toewijzingsdatum,
        extract(year from toewijzingen.eerste_toewijzingsdatum)::integer as jaar,
        coalesce(tarieven.contract_id, categorieen.contract_id) as contract_id
    from toewijzingen
    left join tarieven
        on
            toewijzingen.aanbieder_agb = tarieven.aanbieder_agb
            and toewijzingen.product_code = tarieven.product_code
            and toewijzingen.gemeente_code = coalesce(tarieven.gemeente_code, toewijzingen.gemeente_code)
            and toewijzingen.eerste_toewijzingsdatum
            between tarieven.vanaf and coalesce(tarieven.tot, 'infinity'::date)
    left join categorieen
        on
            {{ zelfde('toewijzingen', 'categorieen', ['aanbieder_agb', 'product_categorie']) }}
            and toewijzingen.product_code = 'onbekend'
            and toewijzingen.eerste_toewijzingsdatum between categorieen.vanaf and categorieen.tot
    where coalesce(tarieven.contract_id, categorieen.contract_id) is not null
    order by
        toewijzingen.toewijzing_id, (tarieven.gemeente_code is null), tarieven.vanaf desc, tarieven.tarief_id

)

select * from placed
