with

contracten as (select * from {{ ref('dim_contracten') }}),

peildatum as (select * from {{ ref('int_peildatum_determined') }}),

regelingen as (select * from {{ ref('regelingen') }}),

kosten as (

    select
        contract_id,
        jaar,
        sum(kosten_bedrag) as kosten_bedrag,
        max(zorgmaand) as laatste_zorgmaand,
        max(laatste_dag) as laatste_dag,
        min(bereikt_op) as bereikt_op
    from {{ ref('int_plafond_by_maand') }}
    group by contract_id, jaar

),

toezeggingen as (

    select
        contract_id,
        sum(toegezegd_bedrag) as toegezegd_bedrag,
        count(*) filter (where toegezegd_bedrag is null) as zonder_waarde
    from {{ ref('int_toezeggingen_valued') }}
    group by contract_id

),

-- The years with costs, and this year for what only has toezeggingen.
years as (

    select contract_id, jaar from kosten
    union
    select toezeggingen.contract_id, extract(year from peildatum.peildatum)::integer from toezeggingen
    cross join peildatum

),

final as (

    select
        contracten.contract_id, years.jaar, contracten.aanbieder_agb,
        contracten.perceel, contracten.bekostiging,
        contracten.plafond_bedrag,
        coalesce(kosten.kosten_bedrag, 0)::numeric(14, 2) as kosten_bedrag,
        coalesce(toezeggingen.toegezegd_bedrag, 0)::numeric(14, 2) as toegezegd_bedrag,
        coalesce(toezeggingen.zonder_waarde, 0)::integer as toewijzingen_zonder_waarde,
        (100 * coalesce(kosten.kosten_bedrag, 0) / contracten.plafond_bedrag)::numeric(18, 1)
            as benut_procent,
        kosten.laatste_zorgmaand,
        kosten.bereikt_op,
        {{ verwacht_uitgeput() }} as verwacht_uitgeput_op,
        coalesce(
            make_date(years.jaar, 12, 31) >= regelingen.vanaf
            and make_date(years.jaar, 1, 1) <= regelingen.tot, false
        ) as is_nee_tenzij
    from years
    inner join contracten on years.contract_id = contracten.contract_id
    cross join peildatum
    left join regelingen on regelingen.regeling = 'nee_tenzij'
    left join kosten on years.contract_id = kosten.contract_id and years.jaar = kosten.jaar
    left join toezeggingen
        on
            years.contract_id = toezeggingen.contract_id
            and years.jaar = extract(year from peildatum.peildatum)
    where contracten.plafond_bedrag > 0

)

select * from final
