with

posten as (

    select post from {{ ref('begrotingsposten') }}
    union
    select perceel from {{ ref('dim_contracten') }}

),

judged as (

    select
        'fct_uitkomsten' as mart,
        uitkomsten.gemeente_code,
        controles.controle,
        controles.wijkt_af,
        0::numeric as bedrag
    from {{ ref('fct_uitkomsten') }} as uitkomsten
    cross join
        lateral (
            values
            ('zonder_traject', uitkomsten.traject_id is null),
            ('zonder_antwoord', not uitkomsten.is_beantwoord)
        ) as controles (controle, wijkt_af)
    union all
    select
        'fct_wachttijden',
        wachttijden.gemeente_code,
        controles.controle,
        controles.wijkt_af,
        0
    from {{ ref('fct_wachttijden') }} as wachttijden
    cross join
        lateral (
            values
            ('zonder_verwijzing', wachttijden.verwijsdatum is null),
            (
                'begonnen_voor_toewijzing',
                coalesce(wachttijden.startdatum < wachttijden.toewijzingsdatum, false)
                and not wachttijden.is_crisis
            )
        ) as controles (controle, wijkt_af)
    union all
    select
        'fct_begroting',
        case when begroting.gemeente_code = 'regio' then 'onbekend' else begroting.gemeente_code end,
        'post_onbekend',
        posten.post is null,
        begroting.begroot_bedrag
    from {{ ref('fct_begroting') }} as begroting
    left join posten on begroting.post = posten.post

)

select * from judged
