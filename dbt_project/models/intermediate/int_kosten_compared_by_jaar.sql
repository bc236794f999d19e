{%- set sleutel = ['gemeente_code', 'product_code', 'product_categorie', 'eenheid'] -%}
with

-- Per product and unit; what has no volume is its own volume, at a price of one euro.
by_jaar as (

    select
        gemeente_code,
        left(zorgmaand, 4)::integer as jaar,
        product_code,
        product_categorie,
        eenheid,
        sum(kosten_bedrag) as kosten,
        sum(volume) as volume
    from {{ ref('int_kosten_by_product_maand') }}
    where kosten_bedrag <> 0
    group by gemeente_code, left(zorgmaand, 4), product_code, product_categorie, eenheid

),

jaren as (

    select
        gemeente_code, min(jaar) as eerste,
        generate_series(min(jaar), max(jaar)) as jaar
    from by_jaar
    group by gemeente_code

),

-- Every product of either year, in both.
pairs as (

    select distinct
        jaren.gemeente_code, jaren.jaar,
        by_jaar.product_code, by_jaar.product_categorie, by_jaar.eenheid
    from jaren
    inner join by_jaar
        on jaren.gemeente_code = by_jaar.gemeente_code and jaren.jaar - by_jaar.jaar between 0 and 1
    where jaren.jaar > jaren.eerste

),

compared as (

    select
        pairs.*,
        coalesce(nu.kosten, 0) as kosten,
        coalesce(vorig.kosten, 0) as kosten_vorig,
        coalesce(nu.volume > 0, nu.kosten is null)
        and coalesce(vorig.volume > 0, vorig.kosten is null) as is_met_volume,
        coalesce(nu.volume, 0) as volume,
        coalesce(vorig.volume, 0) as volume_vorig
    from pairs
    left join by_jaar as nu
        on
            pairs.jaar = nu.jaar
            and {{ zelfde('pairs', 'nu', sleutel) }}
    left join by_jaar as vorig
        on
            pairs.jaar - 1 = vorig.jaar
            and {{ zelfde('pairs', 'vorig', sleutel) }}

),

measured as (

    select
        gemeente_code,
        jaar,
        product_categorie || ' ' || eenheid || case when is_met_volume then '' else ' euro' end as groep,
        kosten,
        kosten_vorig,
        case when is_met_volume then volume else kosten end as volume,
        case when is_met_volume then volume_vorig else kosten_vorig end as volume_vorig
    from compared

)

select * from measured
