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

tarieven as (select * from {{ ref('int_tarieven_latest') }}),

contracten as (select * from {{ ref('int_contracten_latest') }}),

verblijf as (

    select
        trajecten.*,
        halfjaren.halfjaar,
        greatest(trajecten.begindatum, halfjaren.begindatum) as van,
        least(trajecten.einddatum, halfjaren.einddatum) as tot
    from trajecten
    inner join halfjaren
        on
            trajecten.begindatum <= halfjaren.einddatum
            and coalesce(trajecten.einddatum, 'infinity') >= halfjaren.begindatum

),

-- Where the help is given says the contract under which its product was bought then, or else under any: one of the gemeente
-- itself goes before one of the region, and of two the one that began last.
placed as (

    select distinct on (verblijf.traject_id, verblijf.halfjaar)
        verblijf.*,
        verblijf.hulpvorm_code = '13' as is_jeugdzorgplus,
        verblijf.hulpvorm_code = 'LI'
        or coalesce(contracten.inkoopniveau = 'LANDELIJK', false) as is_landelijk,
        contracten.locatie_gemeente is not null as is_plaats_bekend,
        coalesce(contracten.locatie_gemeente = verblijf.gemeente_code, false) as is_eigen_gemeente,
        contracten.locatie_gemeente is not null and gemeenten.gemeente_code is null as is_buiten_regio
    from verblijf
    left join tarieven
        on
            verblijf.aanbieder_agb = tarieven.aanbieder_agb
            and verblijf.product_code = tarieven.product_code
            and verblijf.gemeente_code = coalesce(tarieven.gemeente_code, verblijf.gemeente_code)
    left join contracten on tarieven.contract_id = contracten.contract_id
    left join gemeenten on contracten.locatie_gemeente = gemeenten.gemeente_code
    order by
        verblijf.traject_id, verblijf.halfjaar,
        (tarieven.vanaf <= verblijf.tot and coalesce(tarieven.tot >= verblijf.van, true)) desc nulls last,
        (tarieven.gemeente_code is null), contracten.vanaf desc nulls last, contracten.contract_id

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
        sum(tot - van + 1)::integer as verblijfsdagen
    from placed
    group by gemeente_code, halfjaar

)

select * from final
