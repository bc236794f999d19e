{#- One contract, eight files of the same shape: what differs is only what is counted. -#}
{%- set bestanden = {
    'veiligheid': source('raw', 'keten__veiligheid'),
    'regelingen': source('raw', 'keten__regelingen'),
    'onderwijs': source('raw', 'keten__onderwijs'),
    'teambudgetten': source('raw', 'keten__teambudgetten'),
    'afwijzingen': source('raw', 'keten__afwijzingen'),
    'expertiseteam': source('raw', 'keten__expertiseteam'),
    'preventie': source('raw', 'keten__preventie'),
    'dvo_normen': source('raw', 'keten__dvo_normen'),
} -%}

with

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

delivered as (

    {% for familie, bron in bestanden.items() -%}
        select
            '{{ familie }}' as familie,
            delivery_id, position, soort, gemeente_code, onderdeel, van, tot, aantal, dagen, bedrag_eurocent
        from {{ bron }}
        {% if not loop.last %}
            union all
        {% endif -%}
    {% endfor %}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.familie || '-' || delivered.position as opgave_versie_id,
        deliveries.afzender,
        delivered.familie,
        delivered.soort,
        delivered.gemeente_code,
        delivered.onderdeel,
        delivered.aantal::integer as aantal,
        delivered.dagen::integer as dagen,
        {{ euros('delivered.bedrag_eurocent', "'D'") }} as bedrag,
        delivered.van::date as van,
        delivered.tot::date as tot,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
