{#- TR314, the number of a prestatie. Counting small numbers finds the few that may be double; only they are put in order,
    and business order decides who was first, not arrival. -#}
{%- set regels = [('TR314', 'volgorde > 1', "'een nieuw referentienummer'", 'null')] -%}
{%- set nummer = 'hashtextextended(prestaties.referentie_nummer, 0)' -%}
with

-- Not materialized, so that only what is counted is read.
prestaties as not materialized (select * from {{ ref('int_regels_geldige_prestaties') }}),

repeated as (
    {{ meermaals('prestaties', nummer) }}
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
    inner join repeated on {{ nummer }} = repeated.getal

),

judged as (
    {{ regeluitkomsten('numbered', 'prestatie', regels) }}
)

select * from judged
