{{ config(
    materialized='incremental', incremental_strategy='append',
    pre_hook=["{{ zonder_geneste_lus() }}", "{{ vervangen(ref('int_antwoorden_touched')) }}"]
) }}
{%- set regel = ['delivery_id', 'referentie_nummer'] -%}
{%- set regel_van_jeugdige = regel + ['jeugdige_id'] -%}
with

-- A 325 lists rejected lines only, so being listed is being rejected. A 304 says of a line what was granted.
listed as (

    select
        antwoorden.delivery_id,
        regels.referentie_nummer,
        coalesce(regels.jeugdige_id, '') as jeugdige_id,
        min(concat_ws(' ', regels.client_retourcodes, regels.retourcodes)) as retourcodes,
        bool_or({{ wijst_af('regels.client_retourcodes') }} and not {{ wijst_af('regels.retourcodes') }})
            as is_client_afgewezen,
        coalesce(min(regels.toegekend_bedrag), 0) as toegekend_bedrag
    from {{ ref('stg_ijw__antwoord_prestaties') }} as regels
    inner join {{ ref('int_declaraties_answered') }} as antwoorden
        on regels.delivery_id = antwoorden.antwoord_delivery_id
    where
        not antwoorden.is_geheel_afgewezen
        {% if bij_nacht() -%}
            and antwoorden.delivery_id in (
                select touched.delivery_id from {{ ref('int_antwoorden_touched') }} as touched
            )
        {%- endif %}
    group by antwoorden.delivery_id, regels.referentie_nummer, coalesce(regels.jeugdige_id, '')

),

-- The lines that can be meant: few, so what follows sorts nothing large.
declared as (

    select prestatie_id, delivery_id, referentie_nummer, coalesce(jeugdige_id, '') as jeugdige_id
    from {{ ref('stg_ijw__prestaties') }}
    where
        (delivery_id, referentie_nummer) in (select listed.delivery_id, listed.referentie_nummer from listed)
        {% if bij_nacht() -%} and {{ in_levering('delivery_id', ref('int_antwoorden_touched')) }} {%- endif %}

),

-- Where no line of that reference is of the jeugdige that the answer names (TR304), the reference alone tells.
misnamed as (

    select
        listed.delivery_id,
        listed.referentie_nummer,
        min(listed.retourcodes) as retourcodes,
        bool_or(listed.is_client_afgewezen) as is_client_afgewezen,
        min(listed.toegekend_bedrag) as toegekend_bedrag
    from listed
    left join declared on {{ zelfde('listed', 'declared', regel_van_jeugdige) }}
    where declared.prestatie_id is null
    group by listed.delivery_id, listed.referentie_nummer

),

matched as (

    select
        declared.prestatie_id,
        declared.delivery_id,
        coalesce(listed.retourcodes, misnamed.retourcodes) as retourcodes,
        coalesce(listed.is_client_afgewezen, misnamed.is_client_afgewezen) as is_client_afgewezen,
        coalesce(listed.toegekend_bedrag, misnamed.toegekend_bedrag)::numeric(14, 2) as toegekend_bedrag
    from declared
    left join listed on {{ zelfde('declared', 'listed', regel_van_jeugdige) }}
    left join misnamed on {{ zelfde('declared', 'misnamed', regel) }}
    where listed.delivery_id is not null or misnamed.delivery_id is not null

)

select * from matched
