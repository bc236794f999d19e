with

listed as (select * from {{ ref('int_producten_listed') }}),

categorieen as (select * from {{ ref('hulpvorm_per_categorie') }}),

hulpvormen as (select * from {{ ref('hulpvormen') }}),

regio as (select * from {{ ref('regio') }}),

-- In the categories 47 to 49 the list gives the kind of maatregel: 11 is there an OTS, elsewhere pleegzorg.
described as (

    select
        regio.regio || '|' || listed.product_code || '|' || listed.vanaf as product_id,
        listed.product_code,
        listed.vanaf,
        listed.tot,
        listed.omschrijving,
        listed.product_categorie,
        hulpvormen.hulpvorm_code,
        hulpvormen.hulpvorm,
        hulpvormen.zwaarte,
        hulpvormen.is_jeugdhulp,
        listed.uitvoeringsvariant,
        listed.herkomst,
        listed.herkomst = 'landelijk' as is_landelijke_code
    from listed
    cross join regio
    left join categorieen on listed.product_categorie = categorieen.product_categorie
    inner join hulpvormen
        on
            coalesce(
                listed.hulpvorm_regio,
                case when categorieen.volgt_productlijst then listed.hulpvorm_jz21 end,
                categorieen.hulpvorm_code,
                'onbekend'
            ) = hulpvormen.hulpvorm_code

)

select * from described
