{#- The same care twice. Of a group of equal lines the first in business order is right, the others are at stake. -#}
{%- set gelijk = ['gemeente_code', 'jeugdige_id', 'product_code', 'begindatum', 'einddatum', 'bedrag'] -%}
{%- set getal
    = "hash_numeric_extended(bedrag, hashtextextended(jeugdige_id || product_code, begindatum - '2000-01-01'::date))" -%}
with

netted as not materialized (

    select * from {{ ref('int_signalen_prestaties_judged') }}
    where jeugdige_id is not null and jeugdige_id not in ('onbekend', 'gewist') and product_code is not null

),

several as (
    {{ meermaals('netted', getal) }}
),

-- The few that may be equal; they are compared below.
prestaties as (

    select netted.*
    from netted
    inner join several on {{ getal }} = several.getal

),

-- Two toewijzingen of one aanbieder may rightly have the same month and amount; two of the same toewijzing may not.
groups as (

    select
        {{ gelijk | join(', ') }},
        count(*) as regels,
        min(prestatie_id) as object_id
    from prestaties
    group by {{ gelijk | join(', ') }}
    having
        count(distinct aanbieder_agb) > 1
        or count(distinct coalesce(toewijzing_nummer, prestatie_id)) < count(*)

),

equal_ones as (

    select
        prestaties.*,
        groups.object_id,
        groups.regels,
        row_number() over (
            partition by groups.object_id
            order by prestaties.dagtekening, prestaties.delivery_id, prestaties.position
        ) as volgorde
    from prestaties
    inner join groups on {{ zelfde('prestaties', 'groups', gelijk) }}

),

judged as (
    {{ signalen('equal_ones', 'regels', [
        ('R01', 'true', '1', 'regels', 'case when volgorde > 1 then bedrag else 0 end'),
    ]) }}
)

select * from judged
