with

toewijzingen as (select * from {{ ref('int_toewijzingen_actual') }}),

producten as (select * from {{ ref('int_producten_described') }}),

categorieen as (select * from {{ ref('hulpvorm_per_categorie') }}),

hulpvormen as (select * from {{ ref('hulpvormen') }}),

weighed as (

    select
        toewijzingen.toewijzing_id,
        hulpvormen.hulpvorm_code,
        hulpvormen.zwaarte
    from toewijzingen
    left join producten
        on
            toewijzingen.product_code = producten.product_code
            and toewijzingen.ingangsdatum >= producten.vanaf
            and coalesce(toewijzingen.ingangsdatum <= producten.tot, true)
    left join categorieen on toewijzingen.product_categorie = categorieen.product_categorie
    inner join hulpvormen
        on coalesce(producten.hulpvorm_code, categorieen.hulpvorm_code, 'onbekend') = hulpvormen.hulpvorm_code

)

select * from weighed
