-- Whatever the model, the gemeenten together pay what the care of a kostencategorie cost, to the cent.
with

shared as (

    select
        jaar,
        model,
        kostencategorie,
        sum(bijdrage_bedrag) as bijdrage,
        sum(werkelijk_bedrag) as werkelijk
    from {{ ref('rpt_solidariteit') }}
    group by jaar, model, kostencategorie

),

costs as (

    select
        kosten.jaar,
        kosten.perceel,
        sum(kosten.kosten_bedrag) as kosten
    from {{ ref('int_kosten_with_perceel') }} as kosten
    inner join {{ ref('dim_gemeenten') }} as gemeenten on kosten.gemeente_code = gemeenten.gemeente_code
    where gemeenten.soort <> 'buiten regio'
    group by kosten.jaar, kosten.perceel

),

different as (

    select shared.*
    from shared
    left join costs on shared.jaar = costs.jaar and shared.kostencategorie = costs.perceel
    where shared.bijdrage <> shared.werkelijk or shared.werkelijk <> coalesce(costs.kosten, 0)

)

select * from different
