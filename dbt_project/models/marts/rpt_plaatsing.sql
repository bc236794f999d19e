with

trajecten as (

    select * from {{ ref('fct_trajecten') }}
    where hulpvorm_code in ('11', '12', '13', '14', 'LI')

),

halfjaren as (select * from {{ ref('int_halfjaren_listed') }}),

gemeenten as (

    select * from {{ ref('dim_gemeenten') }}
    where soort = 'regio'

),

tarieven as (
    select distinct contract_id, aanbieder_agb, product_code from {{ ref('int_tarieven_latest') }}
),

contracten as (select * from {{ ref('int_contracten_latest') }}),

-- Where the help is given says the contract under which its product was bought; of two the one that began last.
placed as (

    select distinct on (trajecten.traject_id)
        trajecten.*,
        trajecten.hulpvorm_code = '13' as is_jeugdzorgplus,
        trajecten.hulpvorm_code = 'LI'
        or coalesce(contracten.inkoopniveau = 'LANDELIJK', false) as is_landelijk,
        contracten.locatie_gemeente is not null as is_plaats_bekend,
        coalesce(contracten.locatie_gemeente = trajecten.gemeente_code, false) as is_eigen_gemeente,
        contracten.locatie_gemeente is not null and gemeenten.gemeente_code is null as is_buiten_regio
    from trajecten
    left join tarieven
        on
            trajecten.aanbieder_agb = tarieven.aanbieder_agb
            and trajecten.product_code = tarieven.product_code
    left join contracten on tarieven.contract_id = contracten.contract_id
    left join gemeenten on contracten.locatie_gemeente = gemeenten.gemeente_code
    order by trajecten.traject_id, contracten.vanaf desc nulls last, contracten.contract_id

),

in_halfjaar as (

    select
        placed.*,
        halfjaren.halfjaar,
        least(coalesce(placed.einddatum, halfjaren.einddatum), halfjaren.einddatum)
        - greatest(placed.begindatum, halfjaren.begindatum) + 1 as dagen
    from placed
    inner join halfjaren
        on
            placed.begindatum <= halfjaren.einddatum
            and coalesce(placed.einddatum, 'infinity') >= halfjaren.begindatum

),

final as (

    select
        gemeente_code,
        halfjaar,
        count(distinct jeugdige_id)::integer as verblijf_jeugdigen,
        (count(distinct jeugdige_id) filter (where is_jeugdzorgplus))::integer as jeugdzorgplus_jeugdigen,
        (count(distinct jeugdige_id) filter (where is_landelijk))::integer as landelijk_jeugdigen,
        (count(distinct jeugdige_id) filter (where is_eigen_gemeente))::integer as eigen_gemeente_jeugdigen,
        (count(distinct jeugdige_id) filter (where is_buiten_regio))::integer as buiten_regio_jeugdigen,
        (count(distinct jeugdige_id) filter (where is_plaats_bekend))::integer as plaats_bekend_jeugdigen,
        sum(dagen)::integer as verblijfsdagen
    from in_halfjaar
    group by gemeente_code, halfjaar

)

select * from final
