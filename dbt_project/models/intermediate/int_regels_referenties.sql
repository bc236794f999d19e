{#- TR314, the number of a prestatie. A count without order finds the few doubles; only they are put in order, and
    business order decides who was first, not arrival. -#}
{%- set regels = [('TR314', 'volgorde > 1', "'een nieuw referentienummer'", 'null')] -%}
with

-- Not materialized, so that only what is counted is read.
prestaties as not materialized (select * from {{ ref('int_regels_geldige_prestaties') }}),

repeated as (

    select
        aanbieder_agb,
        referentie_nummer
    from prestaties
    group by aanbieder_agb, referentie_nummer
    having count(*) > 1

),

numbered as (

    select
        prestaties.*,
        row_number() over (
            partition by prestaties.aanbieder_agb, prestaties.referentie_nummer
            order by
                prestaties.dagtekening, prestaties.identificatie, prestaties.delivery_id, prestaties.position
        ) as volgorde
    from prestaties
    inner join repeated on {{ zelfde('prestaties', 'repeated', ['aanbieder_agb', 'referentie_nummer']) }}

),

judged as (
    {{ regeluitkomsten('numbered', 'prestatie', regels) }}
)

select * from judged
