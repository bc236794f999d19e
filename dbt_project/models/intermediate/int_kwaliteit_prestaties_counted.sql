with

prestaties as (select * from {{ ref('fct_prestaties') }}),

gemeenten as (select * from {{ ref('dim_gemeenten') }}),

producten as (select * from {{ ref('dim_producten') }}),

-- One row per aanbieder and product, so that the join below keeps one row per prestatie.
tarieven as (

    select
        aanbieder_agb,
        product_code,
        range_agg(daterange(vanaf, tot, '[]')) as looptijden
    from {{ ref('int_tarieven_latest') }}
    where tot is null or vanaf <= tot
    group by aanbieder_agb, product_code

),

-- How many rules a prestatie broke does not matter here; that it broke one does.
regeluitkomsten as (

    select distinct delivery_id, position
    from {{ ref('fct_regeluitkomsten') }}
    where object_soort = 'prestatie'

),

judged as (

    select
        prestaties.gemeente_code,
        abs(prestaties.ingediend_bedrag) as bedrag,
        coalesce(gemeenten.soort, 'onbekend') <> 'regio' as is_buiten_regio,
        prestaties.jeugdige_id = 'onbekend' as is_jeugdige_onbekend,
        producten.herkomst = 'niet in een lijst' as is_niet_in_lijst,
        prestaties.toewijzing_id is null as is_zonder_toewijzing,
        not coalesce(tarieven.looptijden @> prestaties.begindatum, false) as is_zonder_tarief,
        regeluitkomsten.delivery_id is not null as is_regeluitkomst
    from prestaties
    left join gemeenten on prestaties.gemeente_code = gemeenten.gemeente_code
    left join producten on prestaties.product_id = producten.product_id
    left join tarieven
        on
            prestaties.aanbieder_agb = tarieven.aanbieder_agb
            and prestaties.product_code = tarieven.product_code
    left join regeluitkomsten
        on
            prestaties.delivery_id = regeluitkomsten.delivery_id
            and prestaties.position = regeluitkomsten.position

),

counted as (

    select
        'fct_prestaties' as mart,
        judged.gemeente_code,
        controles.controle,
        count(*) as aantal,
        count(*) filter (where controles.wijkt_af) as afwijkingen,
        coalesce(sum(judged.bedrag) filter (where controles.wijkt_af), 0) as bedrag
    from judged
    cross join
        lateral (
            values
            ('buiten_regio', judged.is_buiten_regio),
            ('jeugdige_onbekend', judged.is_jeugdige_onbekend),
            ('product_niet_in_lijst', judged.is_niet_in_lijst),
            ('zonder_toewijzing', judged.is_zonder_toewijzing),
            ('zonder_tarief', judged.is_zonder_tarief),
            ('regeluitkomst', judged.is_regeluitkomst)
        ) as controles (controle, wijkt_af)
    group by judged.gemeente_code, controles.controle

)

select * from counted
