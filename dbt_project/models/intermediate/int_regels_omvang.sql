{#- All prestaties on one toewijzing together: the one that passes the limit is wrong, and each after it. What was refused
    before does not count: it is declared anew. Hours are counted in minutes, as they may be declared. -#}
{%- set regels = [
    ('TR322', 'totaal_volume > maximum * basis', 'trim_scale(maximum)', 'trim_scale(totaal_volume / basis)'),
    ('TR369', 'totaal_bedrag > budget', 'budget', 'totaal_bedrag'),
] -%}
{%- set sleutel = ['gemeente_code', 'aanbieder_agb', 'toewijzing_nummer'] -%}
with

-- Not materialized: all of them are read twice, and copying them takes longer.
prestaties as not materialized (select * from {{ ref('int_regels_geldige_prestaties') }}),

versies as (

    select
        *,
        case omvang_eenheid when '04' then 60 else 1 end as basis,
        {{ maximum_volume('toewijzing_ingangsdatum', 'toewijzing_einddatum') }} as maximum
    from {{ ref('int_regels_toewijzingversies') }}
    where not is_verwijderd and (omvang_volume is not null or budget is not null)

),

-- First the few toewijzingen of which a version allows less than was declared, then their prestaties one by one.
totals as (
    select
        {{ sleutel | join(', ') }},
        sum(case eenheid when '04' then 60 else 1 end * geleverd_volume) as volume,
        sum(bedrag) as bedrag
    from prestaties
    where debet_credit = 'D'
    group by {{ sleutel | join(', ') }}
),

marked as (
    select
        versies.*,
        bool_or(totals.volume > versies.maximum * versies.basis or totals.bedrag > versies.budget)
            over (partition by versies.{{ sleutel | join(', versies.') }}) as is_vol
    from versies
    inner join totals on {{ zelfde('versies', 'totals', sleutel) }}
),

compared as (

    select
        prestaties.*,
        prestaties.antwoord_status <> 'afgewezen' as telt,
        versies.basis,
        versies.maximum,
        versies.budget,
        prestaties.geleverd_volume
        * versies.basis / {{ omvang_factor('eenheid', 'omvang_eenheid') }} as volume
    from prestaties
    inner join marked as versies on versies.is_vol and {{ geldt_op_dagtekening('prestaties', 'versies') }}

),

-- Credits come first within a message, as they are processed (OP366).
summed as (

    select
        *,
        volume + coalesce(sum(volume) filter (where telt) over earlier, 0) as totaal_volume,
        bedrag + coalesce(sum(bedrag) filter (where telt) over earlier, 0) as totaal_bedrag
    from compared
    window earlier as (
        partition by {{ sleutel | join(', ') }}
        order by dagtekening, identificatie, delivery_id, debet_credit, position
        rows between unbounded preceding and 1 preceding
    )

),

judged as (
    {{ regeluitkomsten('summed', 'prestatie', regels) }} and summed.debet_credit = 'D'
)

select * from judged
