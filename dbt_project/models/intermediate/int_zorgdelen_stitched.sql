with

zorgdelen as (select * from {{ ref('int_zorgdelen_ended') }}),

producten as (select * from {{ ref('int_producten_described') }}),

categorieen as (select * from {{ ref('hulpvorm_per_categorie') }}),

hulpvormen as (select * from {{ ref('hulpvormen') }}),

-- Help on the ladder is the same help as long as its hulpvorm is (CBS); other help as long as its product is.
described as (

    select
        zorgdelen.*,
        hulpvormen.hulpvorm_code,
        hulpvormen.zwaarte,
        hulpvormen.is_jeugdhulp,
        coalesce(zorgdelen.jeugdige_id, zorgdelen.zorgdeel_id) as persoon,
        case
            when hulpvormen.zwaarte is not null then hulpvormen.hulpvorm_code
            else coalesce(zorgdelen.bekend_product, 'onbekend')
        end as zelfde_hulp
    from zorgdelen
    left join producten
        on
            zorgdelen.bekend_product = producten.product_code
            and zorgdelen.begindatum between producten.vanaf and coalesce(producten.tot, 'infinity'::date)
    left join categorieen on zorgdelen.bekende_categorie = categorieen.product_categorie
    inner join hulpvormen
        on coalesce(producten.hulpvorm_code, categorieen.hulpvorm_code, 'onbekend') = hulpvormen.hulpvorm_code
    where hulpvormen.is_traject

),

ordered as (

    select
        described.*,
        max(described.aansluit_einde)
            over (hulp rows between unbounded preceding and 1 preceding)
            as eerder_tot
    from described
    window hulp as (
        partition by described.persoon, described.aanbieder_agb, described.zelfde_hulp
        order by described.aansluit_begin, described.begindatum, described.zorgdeel_id
    )

),

numbered as (

    select
        ordered.*,
        count(*) filter (where coalesce(ordered.eerder_tot + 1 < ordered.aansluit_begin, true)) over (
            partition by ordered.persoon, ordered.aanbieder_agb, ordered.zelfde_hulp
            order by ordered.aansluit_begin, ordered.begindatum, ordered.zorgdeel_id
        ) as verloop
    from ordered

),

-- One help that goes from gemeente to gemeente is cut at each border.
cut as (

    select
        numbered.*,
        coalesce(lag(numbered.gemeente_code) over (
            partition by numbered.persoon, numbered.aanbieder_agb, numbered.zelfde_hulp, numbered.verloop
            order by numbered.begindatum, numbered.aansluit_begin, numbered.zorgdeel_id
        ) <> numbered.gemeente_code, true) as is_grens
    from numbered

)

select * from cut
