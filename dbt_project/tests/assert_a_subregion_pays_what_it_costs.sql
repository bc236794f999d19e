-- Sharing inside a subregion moves euros between its gemeenten only, to the cent.
with

shared as (

    select
        jaar,
        model,
        kostencategorie,
        case when subregio = 'geen subregio' then gemeente_code else subregio end as groep,
        sum(werkelijk_bedrag) as werkelijk,
        sum(bijdrage_subregio_bedrag) as bijdrage
    from {{ ref('rpt_solidariteit_subregio') }}
    group by 1, 2, 3, 4

)

select * from shared
where werkelijk <> bijdrage
