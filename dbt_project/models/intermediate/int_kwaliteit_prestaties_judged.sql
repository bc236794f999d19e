with

prestaties as (select * from {{ ref('fct_prestaties') }}),

gemeenten as (select * from {{ ref('dim_gemeenten') }}),

producten as (select * from {{ ref('dim_producten') }}),

-- One row per aanbieder, product and gemeente, so that the joins below keep one row per prestatie.
tarieven as (

    select
        aanbieder_agb,
        product_code,
        coalesce(gemeente_code, 'regio') as gemeente_code,
        range_agg(daterange(vanaf, tot, '[]')) as looptijden
    from {{ ref('int_tarieven_latest') }}
    where tot is null or vanaf <= tot
    group by 1, 2, 3

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
        producten.herkomst = 'niet in een lijst' as is_product_niet_in_lijst,
        prestaties.toewijzing_id is null as is_zonder_toewijzing,
        not coalesce(eigen.looptijden @> prestaties.begindatum, false)
        and not coalesce(regio.looptijden @> prestaties.begindatum, false) as is_zonder_tarief,
        regeluitkomsten.delivery_id is not null as is_regeluitkomst
    from prestaties
    left join gemeenten on prestaties.gemeente_code = gemeenten.gemeente_code
    left join producten on prestaties.product_id = producten.product_id
    left join tarieven as eigen
        on {{ zelfde('prestaties', 'eigen', ['aanbieder_agb', 'product_code', 'gemeente_code']) }}
    left join tarieven as regio
        on
            {{ zelfde('prestaties', 'regio', ['aanbieder_agb', 'product_code']) }}
            and regio.gemeente_code = 'regio'
    left join regeluitkomsten
        on
            prestaties.delivery_id = regeluitkomsten.delivery_id
            and prestaties.position = regeluitkomsten.position

)

select * from judged
