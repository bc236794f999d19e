with

prestaties as (

    select * from {{ ref('int_prestaties_with_status') }}

),

by_halfjaar as (

    select
        coalesce(gemeente_code, 'onbekend') as gemeente_code,
        {{ halfjaar('begindatum') }} as halfjaar,
        coalesce(product_categorie, 'onbekend') as product_categorie,
        sum(kosten_bedrag) as bedrag,
        count(distinct jeugdige_id) filter (where kosten_bedrag <> 0) as aantal_jeugdigen,
        count(*) as aantal_prestaties,
        count(*) filter (where status = 'afgewezen') as aantal_afgewezen,
        count(*) filter (where status <> 'ingediend') as aantal_beantwoord
    from prestaties
    group by 1, 2, 3

)

select * from by_halfjaar
