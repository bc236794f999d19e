with

sleutels as (select * from {{ ref('int_sleutels_weighed') }}),

-- What every gemeente made itself; care that others than the region paid for is not divided.
kosten as (

    select
        kosten.gemeente_code, kosten.jaar, kosten.perceel,
        sum(kosten.kosten_bedrag) as werkelijk
    from {{ ref('int_kosten_with_perceel') }} as kosten
    inner join {{ ref('dim_gemeenten') }} as gemeenten on kosten.gemeente_code = gemeenten.gemeente_code
    where gemeenten.soort <> 'buiten regio'
    group by kosten.gemeente_code, kosten.jaar, kosten.perceel

),

models as (
    select distinct jaar, model, kostencategorie, is_afgesproken, sleutel, solidair_deel from sleutels
),

payers as (

    select jaar, kostencategorie, gemeente_code from sleutels
    union
    select jaar, perceel, gemeente_code from kosten

),

-- bijdrage = s * K * v / sum(v) + (1 - s) * werkelijk, in cents.
exact as (

    select
        models.*, payers.gemeente_code,
        coalesce(sleutels.aandeel, 0) as aandeel,
        coalesce(kosten.werkelijk, 0) as werkelijk,
        100 * (
            models.solidair_deel * coalesce(sleutels.aandeel, 0)
            * sum(coalesce(kosten.werkelijk, 0)) over category
            + (1 - models.solidair_deel) * coalesce(kosten.werkelijk, 0)
        ) as cents
    from models
    inner join payers on models.jaar = payers.jaar and models.kostencategorie = payers.kostencategorie
    left join sleutels
        on
            models.model = sleutels.model
            and {{ zelfde('payers', 'sleutels', ['jaar', 'kostencategorie', 'gemeente_code']) }}
    left join kosten
        on
            payers.kostencategorie = kosten.perceel
            and {{ zelfde('payers', 'kosten', ['jaar', 'gemeente_code']) }}
    window category as (partition by models.jaar, models.model, models.kostencategorie)

),

ranked as (

    {{ ranked_rest('exact', 'cents', ['jaar', 'model', 'kostencategorie'], 'gemeente_code') }}

),

final as (

    select
        jaar,
        model,
        kostencategorie,
        gemeente_code,
        is_afgesproken,
        sleutel,
        solidair_deel::numeric(18, 4) as solidair_deel,
        aandeel::numeric(18, 8) as aandeel,
        werkelijk::numeric(14, 2) as werkelijk_bedrag,
        {{ grootste_rest('cents') }} as bijdrage_bedrag
    from ranked

)

select * from final
