{%- set zorg = ['gemeente_code', 'aanbieder_agb', 'jeugdige_id', 'toewijzing_nummer'] -%}
with

leveringen as (select * from {{ ref('int_leveringen_with_toewijzing') }}),

declared as (select * from {{ ref('int_zorg_declared') }}),

-- A start on a deleted toewijzing, or of somebody else, does not stand for the care that was declared on the number.
geleverd as (

    select distinct gemeente_code, toewijzing_nummer, jeugdige_id from leveringen
    where toewijzing_nummer is not null and is_verwijderd is distinct from true

),

-- Messages about start and stop come first; what is only declared is care as well.
combined as (

    select
        leveringen.gemeente_code,
        leveringen.aanbieder_agb,
        leveringen.jeugdige_id,
        leveringen.toewijzing_nummer,
        leveringen.product_code,
        leveringen.product_categorie,
        declared.product_code as gedeclareerd_product,
        declared.product_categorie as gedeclareerde_categorie,
        leveringen.begindatum,
        leveringen.einddatum as stopdatum,
        leveringen.reden_beeindiging,
        declared.laatste_zorgdatum,
        case when leveringen.is_met_start then 'start' else 'stop' end as bron_begin
    from leveringen
    left join declared on {{ zelfde('leveringen', 'declared', zorg) }}
    union all
    select
        declared.gemeente_code, declared.aanbieder_agb, declared.jeugdige_id, declared.toewijzing_nummer,
        declared.product_code, declared.product_categorie,
        declared.product_code as gedeclareerd_product,
        declared.product_categorie as gedeclareerde_categorie,
        declared.begindatum,
        null as stopdatum, null as reden_beeindiging,
        declared.laatste_zorgdatum,
        'prestatie' as bron_begin
    from declared
    left join geleverd
        on
            {{ zelfde('declared', 'geleverd', ['gemeente_code', 'toewijzing_nummer']) }}
            and (declared.jeugdige_id <> geleverd.jeugdige_id) is not true
    where geleverd.toewijzing_nummer is null

),

-- A part is one stretch of care on one toewijzing; what is unknown has its own key and is never joined to another. Which
-- product of what is only declared on a number is the largest may change any night, so it is no part of the key.
keyed as (

    select
        combined.*,
        md5(concat_ws(
            '|',
            combined.gemeente_code, combined.aanbieder_agb, combined.jeugdige_id, combined.toewijzing_nummer,
            case
                when combined.bron_begin <> 'prestatie' or combined.toewijzing_nummer is null
                    then nullif(concat_ws('|', combined.product_code, combined.product_categorie), '')
            end, combined.begindatum, combined.bron_begin
        )) as zorgdeel_id,
        lead(combined.begindatum) over zelfde_zorg as volgende_begindatum,
        lag(combined.begindatum) over zelfde_zorg is not null as is_vervolg
    from combined
    window zelfde_zorg as (
        partition by
            combined.gemeente_code, combined.aanbieder_agb, combined.jeugdige_id,
            combined.toewijzing_nummer, combined.product_code
        order by combined.begindatum, combined.bron_begin, combined.product_categorie
    )

)

select * from keyed
