{%- set hulp = ['persoon', 'aanbieder_agb', 'zelfde_hulp', 'los_bij', 'verloop', 'gemeente_code'] -%}
with

zorgdelen as (

    select * from {{ ref('int_zorgdelen_stitched') }}
    where toewijzing_id is not null

),

trajecten as (select * from {{ ref('int_trajecten_described') }}),

-- A part of care belongs to the last traject of the same help in this gemeente that began before it, or with it.
matched as (

    select distinct on (zorgdelen.zorgdeel_id)
        zorgdelen.toewijzing_id,
        trajecten.traject_id
    from zorgdelen
    inner join trajecten
        on
            {{ zelfde('zorgdelen', 'trajecten', hulp) }}
            and zorgdelen.aansluit_begin >= trajecten.aansluit_begin
    order by zorgdelen.zorgdeel_id, trajecten.deel desc

),

listed as (select distinct toewijzing_id, traject_id from matched)

select * from listed
