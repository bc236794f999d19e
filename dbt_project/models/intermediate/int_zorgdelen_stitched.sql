{%- set hulp = ['persoon', 'aanbieder_agb', 'zelfde_hulp', 'los_bij'] | join(', ') -%}
with

zorgdelen as (select * from {{ ref('int_zorgdelen_surrounded') }}),

-- After a stop in content only care adjoins: help that begins later, on a toewijzing that ran or began by then, is new.
begun as (

    select
        *,
        case
            when max(case when soort_einde = 'inhoudelijk' then aansluit_einde end) over (
                partition by {{ hulp }} order by begindatum, zorgdeel_id
                rows between unbounded preceding and 1 preceding
            ) + 1 >= aansluit_begin then begindatum
            else aansluit_begin
        end as hulp_begin
    from zorgdelen

),

ordered as (

    select
        *,
        coalesce(max(aansluit_einde) over (
            partition by {{ hulp }} order by hulp_begin, begindatum, zorgdeel_id
            rows between unbounded preceding and 1 preceding
        ) + 1 < hulp_begin, true) as is_nieuw
    from begun

),

numbered as (

    select
        *,
        count(*) filter (where is_nieuw) over (
            partition by {{ hulp }} order by hulp_begin, begindatum, zorgdeel_id
        ) as verloop
    from ordered

),

-- One help that goes from gemeente to gemeente is cut at each border.
cut as (

    select
        *,
        coalesce(lag(gemeente_code) over (
            partition by {{ hulp }}, verloop order by begindatum, aansluit_begin, gemeente_code, zorgdeel_id
        ) <> gemeente_code, true) as is_grens
    from numbered

)

select * from cut
