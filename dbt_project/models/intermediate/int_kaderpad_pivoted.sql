{%- set bedragen = ['begroting', 'burap', 'target', 'jaarkosten', 'bijdrage_rijk', 'kosten_regio'] -%}
with

-- A framework that tells a path: one row per year, with costs of the year.
kader as (

    select * from {{ ref('int_kader_latest') }}
    where kolom in ('{{ bedragen | join("', '") }}')

),

pivoted as (

    select
        kader,
        jaar,
        {% for bedrag in bedragen -%}
            (max(bedrag) filter (where kolom = '{{ bedrag }}'))::numeric(14, 2) as {{ bedrag }},
        {% endfor -%}
        max(letterlijk) filter (where kolom = 'bijdrage_rijk') as rijk_letterlijk,
        bool_or(letterlijk like '%,%') as is_met_komma,
        bool_or(letterlijk like '%.%') as is_met_punt
    from kader
    group by kader, jaar

),

-- The columns of one year against each other and against the year before.
compared as (

    select
        *,
        (
            begroting + coalesce(burap, 0) - coalesce(target, 0) - jaarkosten
        )::numeric(14, 2) as verschil_jaarkosten,
        (jaarkosten - bijdrage_rijk - kosten_regio)::numeric(14, 2) as verschil_regio,
        (begroting - lag(jaarkosten) over path)::numeric(14, 2) as verschil_vorig_jaar,
        is_met_komma and bool_or(is_met_punt) over (partition by kader) as is_anders_geschreven
    from pivoted
    window path as (partition by kader order by jaar)

)

select * from compared
