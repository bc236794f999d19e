with

contracten as (

    select * from {{ ref('int_contracten_latest') }}

),

tarieven as (

    select
        contract_id,
        count(distinct product_code)::integer as aantal_producten
    from {{ ref('int_tarieven_latest') }}
    group by contract_id

),

members as (

    select
        contracten.contract_id,
        contracten.aanbieder_agb,
        contracten.perceel,
        contracten.bekostiging,
        coalesce(contracten.grootteklasse, 'onbekend') as grootteklasse,
        contracten.plafond_bedrag,
        contracten.inkoopniveau,
        contracten.locatie_gemeente,
        contracten.vanaf,
        contracten.tot,
        coalesce(tarieven.aantal_producten, 0) as aantal_producten
    from contracten
    left join tarieven on contracten.contract_id = tarieven.contract_id
    union all
    select
        'onbekend', 'onbekend', 'onbekend', 'onbekend', 'onbekend', null, 'onbekend', null,
        '1900-01-01'::date, null, 0

)

select * from members
