{#- Days between the end that the aanbieder states and that of the traject: a stop is often told weeks later. -#}
{%- set speling = 62 -%}
with

uitkomsten as (select * from {{ ref('int_uitkomsten_latest') }}),

trajecten as (select * from {{ ref('int_trajecten_described') }}),

toewijzingen as (select * from {{ ref('int_trajecten_by_toewijzing') }}),

-- Exact: the toewijzing that is named belongs to a traject of this jeugdige. Otherwise the same jeugdige, aanbieder and
-- gemeente about that day; a toewijzing of somebody else is no link.
candidates as (

    select
        uitkomsten.afzender,
        uitkomsten.uitkomst_id,
        trajecten.traject_id,
        'exact' as koppeling,
        0 as volgorde,
        abs(coalesce(trajecten.laatste_dag, uitkomsten.einddatum) - uitkomsten.einddatum) as afstand
    from uitkomsten
    inner join toewijzingen
        on uitkomsten.gemeente_code || '-' || uitkomsten.toewijzing_nummer = toewijzingen.toewijzing_id
    inner join trajecten
        on toewijzingen.traject_id = trajecten.traject_id and uitkomsten.jeugdige_id = trajecten.jeugdige_id
    union all
    select
        uitkomsten.afzender,
        uitkomsten.uitkomst_id,
        trajecten.traject_id,
        'afgeleid',
        case when uitkomsten.product_code = trajecten.product_code then 1 else 2 end,
        abs(coalesce(trajecten.laatste_dag, uitkomsten.einddatum) - uitkomsten.einddatum)
    from uitkomsten
    inner join trajecten
        on
            {{ zelfde('uitkomsten', 'trajecten', ['gemeente_code', 'jeugdige_id', 'aanbieder_agb']) }}
            and uitkomsten.einddatum between trajecten.begindatum
            and coalesce(trajecten.laatste_dag + {{ speling }}, 'infinity'::date)

),

linked as (

    select distinct on (afzender, uitkomst_id)
        afzender,
        uitkomst_id,
        traject_id,
        koppeling
    from candidates
    order by afzender, uitkomst_id, volgorde, afstand, traject_id

)

select * from linked
