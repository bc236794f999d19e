{%- set hulp = ['persoon', 'aanbieder_agb', 'zelfde_hulp'] | join(', ') -%}
with

-- Help on the ladder is the same help as long as its hulpvorm is (CBS); other help as long as its product is.
described as (

    select
        zorgdelen.*,
        hulpvormen.hulpvorm_code,
        hulpvormen.zwaarte, hulpvormen.is_jeugdhulp,
        coalesce(zorgdelen.jeugdige_id, zorgdelen.zorgdeel_id) as persoon,
        case
            when hulpvormen.zwaarte is not null then hulpvormen.hulpvorm_code
            else coalesce(zorgdelen.bekend_product, zorgdelen.bekende_categorie, 'onbekend')
        end as zelfde_hulp
    from {{ ref('int_zorgdelen_ended') }} as zorgdelen
    left join {{ ref('int_producten_described') }} as producten
        on
            zorgdelen.bekend_product = producten.product_code
            and zorgdelen.begindatum between producten.vanaf and coalesce(producten.tot, 'infinity'::date)
    left join {{ ref('hulpvorm_per_categorie') }} as categorieen
        on zorgdelen.bekende_categorie = categorieen.product_categorie
    inner join {{ ref('hulpvormen') }} as hulpvormen
        on coalesce(producten.hulpvorm_code, categorieen.hulpvorm_code, 'onbekend') = hulpvormen.hulpvorm_code
    where hulpvormen.is_traject

),

-- After a stop in content only care adjoins: help that begins later, on a toewijzing that ran or began by then, is new.
begun as (

    select
        *,
        case
            when max(case when soort_einde = 'inhoudelijk' then aansluit_einde end) over (
                partition by {{ hulp }} order by begindatum, zorgdeel_id
                rows between unbounded preceding and 1 preceding
            ) + 1 >= aansluit_begin then begindatum
            else aansluit_begin
        end as hulp_begin
    from described

),

ordered as (

    select
        *,
        coalesce(max(aansluit_einde) over (
            partition by {{ hulp }} order by hulp_begin, begindatum, zorgdeel_id
            rows between unbounded preceding and 1 preceding
        ) + 1 < hulp_begin, true) as is_nieuw
    from begun

),

numbered as (

    select
        *,
        count(*) filter (where is_nieuw) over (
            partition by {{ hulp }} order by hulp_begin, begindatum, zorgdeel_id
        ) as verloop
    from ordered

),

-- One help that goes from gemeente to gemeente is cut at each border.
cut as (

    select
        *,
        coalesce(lag(gemeente_code) over (
            partition by {{ hulp }}, verloop order by begindatum, aansluit_begin, gemeente_code, zorgdeel_id
        ) <> gemeente_code, true) as is_grens
    from numbered

)

select * from cut
