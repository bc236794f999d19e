with

prestaties as (select * from {{ ref('fct_prestaties') }}),

gemeenten as (

    select * from {{ ref('dim_gemeenten') }}
    where soort <> 'buiten regio'

),

opvolgers as (

    select * from {{ ref('dim_gemeenten') }}
    where is_huidig

),

lumpsum as (select * from {{ ref('int_lumpsum_listed') }}),

declared as (

    select
        coalesce(opvolgers.gemeente_code, gemeenten.gemeente_code) as gemeente_code,
        prestaties.product_categorie,
        prestaties.eenheid,
        date_trunc('month', prestaties.begindatum)::date as leveringsmaand,
        prestaties.dagtekening,
        prestaties.antwoord_dagtekening,
        prestaties.ingediend_bedrag,
        prestaties.kosten_bedrag,
        case when prestaties.kosten_bedrag <> 0 then prestaties.geleverd_volume else 0 end as volume,
        prestaties.kosten_bedrag <> prestaties.ingediend_bedrag
        and prestaties.antwoord_dagtekening is not null
        and prestaties.bericht_uitkomst = 'geen' as is_later_afgewezen
    from prestaties
    inner join gemeenten on prestaties.gemeente_code = gemeenten.gemeente_code
    left join opvolgers on gemeenten.opvolger_code = opvolgers.gemeente_code
    where
        not exists (
            select 1
            from lumpsum
            where
                prestaties.aanbieder_agb = lumpsum.aanbieder_agb
                and prestaties.product_code = lumpsum.product_code
                and prestaties.begindatum between lumpsum.vanaf and lumpsum.tot
        )

),

-- Costs as they became known: with the declaration, and what the answer took off with the answer.
increments as (

    select
        gemeente_code, product_categorie, eenheid, leveringsmaand,
        date_trunc('month', dagtekening)::date as bekend_maand,
        case when is_later_afgewezen then ingediend_bedrag else kosten_bedrag end as kosten_bedrag,
        volume
    from declared
    union all
    select
        gemeente_code, product_categorie, eenheid, leveringsmaand,
        date_trunc('month', antwoord_dagtekening)::date,
        kosten_bedrag - ingediend_bedrag,
        0
    from declared
    where is_later_afgewezen

)

select * from increments
