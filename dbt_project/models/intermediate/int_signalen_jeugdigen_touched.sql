{#- Jeugdigen whose signals are made anew this night, and those whose prestaties are needed beside them. -#}
{%- set toewijzing = ['gemeente_code', 'toewijzing_nummer'] -%}
with

-- Not materialized: the table is read again for every question, but never copied.
prestaties as not materialized (
    select
        prestatie_id, delivery_id, gemeente_code, toewijzing_nummer, coalesce(jeugdige_id, '-') as jeugdige_id
    from {{ ref('int_prestaties_with_status') }}
),

marks as (

    {{ verschillen(
        ref('int_signalen_jeugdigen_marked'), source('intermediate', 'bouwstand_jeugdigen'), ['jeugdige_id']
    ) }}

),

-- What a rule of the standard says about a tariff (R08) changes only where that rule judges again.
regels as (

    select prestatie_id, delivery_id from {{ ref('int_regels_touched') }}
    where is_te_oordelen

),

changed as (

    select jeugdige_id from marks
    union
    select jeugdige_id from prestaties
    where {{ in_levering('delivery_id', ref('int_signalen_touched')) }}
    union
    select prestaties.jeugdige_id from prestaties
    inner join regels on prestaties.prestatie_id = regels.prestatie_id
    where {{ in_levering('prestaties.delivery_id', 'regels') }}

),

-- Who declared on which toewijzing: a tenth of the prestaties, which is what makes looking for the others cheap.
declared as materialized (
    select distinct gemeente_code, toewijzing_nummer, jeugdige_id from prestaties
),

-- A mark without jeugdige holds for everybody.
changed_ones as (

    select * from declared
    where
        jeugdige_id in (select changed.jeugdige_id from changed)
        or (select bool_or(changed.jeugdige_id is null) from changed)

),

-- The volume of a toewijzing (R07) and a repair of it (R13) are not of one jeugdige, when a message names another.
together as (
    {{ beside('changed_ones', 'declared', [toewijzing]) }}
),

judged as (
    {{ beside('together', 'declared', [['jeugdige_id']]) }}
),

needed as (
    {{ beside('judged', 'declared', [toewijzing]) }}
),

final as (

    select
        jeugdige_id,
        bool_or(jeugdige_id in (select judged.jeugdige_id from judged)) as is_te_oordelen
    from needed
    group by jeugdige_id

)

select * from final
