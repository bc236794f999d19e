{%- set samen = ['toewijzing_id', 'jeugdige_id', 'zorgmaand', 'product_code', 'eenheid'] -%}
{%- set getal = "hashtextextended(toewijzing_id, zorgmaand - '2000-01-01'::date)" -%}
{#- R02: days in common on one toewijzing in lines that are not equal (R01), and together more than those days allow. -#}
with

netted as not materialized (

    select * from {{ ref('int_signalen_prestaties_judged') }}
    where is_toegewezen and omvang_volume is not null

),

several as (
    {{ meermaals('netted', getal) }}
),

prestaties as (

    select netted.*
    from netted
    inner join several on {{ getal }} = several.getal

),

shared_days as (

    select
        een.*,
        een.toewijzing_id || '-' || een.zorgmaand as object_id,
        een.geleverd_volume + ander.geleverd_volume as samen,
        {{ omvang_factor('een.eenheid', 'een.omvang_eenheid') }} as omvang_factor,
        least(een.begindatum, ander.begindatum) as van,
        greatest(een.einddatum, ander.einddatum) as tot
    from prestaties as een
    inner join prestaties as ander
        on
            {{ zelfde('een', 'ander', samen) }}
            and een.prestatie_id <> ander.prestatie_id
            and een.begindatum <= ander.einddatum
            and een.einddatum >= ander.begindatum
            and (een.begindatum, een.einddatum) <> (ander.begindatum, ander.einddatum)

),

measured as (

    select
        *,
        {{ maximum_volume('van', 'tot') }} * omvang_factor as maximum
    from shared_days

),

-- Beside more than one other line it is once at stake, for where it is most too much.
worst as (

    select distinct on (prestatie_id) * from measured
    where samen > maximum
    order by prestatie_id, (samen - maximum) / samen::numeric desc, maximum, samen

),

judged as (
    {{ signalen('worst', 'toewijzing en maand', [
        ('R02', 'samen > maximum', 'maximum', 'samen', 'bedrag * (samen - maximum) / nullif(samen, 0)'),
    ]) }}
)

select * from judged
