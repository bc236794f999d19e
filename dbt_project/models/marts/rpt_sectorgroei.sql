with

groups as (select * from {{ ref('int_sectorgroei_split') }}),

peildatum as (select * from {{ ref('int_peildatum_determined') }}),

categorieen as (select * from {{ ref('int_productcategorieen_listed') }}),

parts as (

    select
        groups.gemeente_code, groups.jaar, groups.product_categorie, part.soort,
        100 * part.bedrag as cents
    from groups
    cross join
        lateral (
            values ('jeugdigen', groups.door_jeugdigen), ('volume', groups.door_volume),
            ('mix', groups.door_mix), ('tarief', groups.door_tarief)
        ) as part (soort, bedrag)

),

ranked as (

    {{ ranked_rest('parts', 'cents', ['gemeente_code', 'jaar', 'product_categorie'], 'soort') }}

),

rounded as (

    select
        gemeente_code,
        jaar,
        product_categorie,
        max({{ grootste_rest('cents') }}) filter (where soort = 'jeugdigen') as jeugdigen_bedrag,
        max({{ grootste_rest('cents') }}) filter (where soort = 'volume') as volume_bedrag,
        max({{ grootste_rest('cents') }}) filter (where soort = 'tarief') as tarief_bedrag,
        max({{ grootste_rest('cents') }}) filter (where soort = 'mix') as mix_bedrag
    from ranked
    group by gemeente_code, jaar, product_categorie

),

final as (

    select
        groups.gemeente_code,
        groups.jaar,
        groups.product_categorie,
        coalesce(categorieen.categorie, 'Onbekend') as categorie,
        groups.jeugdigen_vorig::integer as aantal_jeugdigen_vorig,
        groups.jeugdigen::integer as aantal_jeugdigen,
        groups.kosten_vorig::numeric(14, 2) as kosten_vorig_bedrag,
        groups.kosten::numeric(14, 2) as kosten_bedrag,
        (groups.kosten - groups.kosten_vorig)::numeric(14, 2) as groei_bedrag,
        rounded.jeugdigen_bedrag,
        rounded.volume_bedrag,
        rounded.tarief_bedrag,
        rounded.mix_bedrag,
        peildatum.peildatum >= make_date(groups.jaar + 1, 7, 1) as is_compleet
    from groups
    inner join rounded on {{ zelfde('groups', 'rounded', ['gemeente_code', 'jaar', 'product_categorie']) }}
    left join categorieen on groups.product_categorie = categorieen.product_categorie
    cross join peildatum

)

select * from final
