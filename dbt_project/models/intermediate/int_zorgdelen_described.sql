with

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

)

select * from described
