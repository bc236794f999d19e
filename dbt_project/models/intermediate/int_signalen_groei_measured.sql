with

prestaties as (select * from {{ ref('int_prestaties_with_status') }}),

peildatum as (select * from {{ ref('int_peildatum_determined') }}),

-- The first month of a half-year stands for it; a half-year is complete two months after its end.
halves as (

    select
        prestaties.aanbieder_agb,
        {{ halfjaarbegin('prestaties.begindatum') }} as zorgmaand,
        sum(prestaties.kosten_bedrag) as bedrag
    from prestaties
    where prestaties.kosten_bedrag <> 0 and prestaties.aanbieder_agb is not null
    group by 1, 2

),

-- Growth from the half-year in which the data begin says nothing.
measured as (

    select
        later.aanbieder_agb,
        later.zorgmaand,
        (later.bedrag - eerder.bedrag)::numeric(14, 2) as toename,
        (later.bedrag / eerder.bedrag - 1)::numeric(18, 4) as groei
    from halves as later
    inner join halves as eerder
        on
            later.aanbieder_agb = eerder.aanbieder_agb
            and later.zorgmaand = (eerder.zorgmaand + interval '6 months')::date
    cross join peildatum
    where
        eerder.bedrag > 0
        and eerder.zorgmaand > (select min(halves.zorgmaand) from halves)
        and later.zorgmaand + interval '8 months' <= peildatum.peildatum

)

select * from measured
