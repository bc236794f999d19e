{%- set eerste -%}
    order by (toewijzing_id is null), aansluit_begin, begindatum, bekend_product, zorgdeel_id
{%- endset -%}
{%- set vroegste -%}
    order by to_char(begindatum, 'YYYYMM'), (toewijzing_id is null), begindatum, (bron_begin = 'prestatie'), bron_begin
{%- endset -%}
{%- set laatste_eerst -%}
    order by
        telt_tot desc, coalesce(einddatum, open_tot) desc, (einddatum is null),
        (coalesce(reden_beeindiging, '20') = '20'), (toewijzing_id is null), begindatum desc,
        reden_beeindiging, zorgdeel_id
{%- endset -%}
with

-- Until when care goes on of which the end is not known. What was declared without a toewijzing, such as a line with a wrong
-- number, goes on no longer than it was declared, if the rest of the help has ended by then.
zorgdelen as (

    select
        *,
        case
            when einddatum is not null then null
            when toewijzing_id is null then coalesce(laatste_dag, 'infinity'::date)
            else 'infinity'::date
        end as open_tot
    from {{ ref('int_zorgdelen_stitched') }}

),

parts as (

    select
        *,
        case when toewijzing_id is not null then begindatum end as bekend_begin,
        case
            when coalesce(toewijzing_id, reden_beeindiging) is not null then coalesce(einddatum, open_tot)
            else date_trunc('month', coalesce(einddatum, open_tot))::date - 1
        end as telt_tot,
        count(*) filter (where is_grens) over (
            partition by persoon, aanbieder_agb, zelfde_hulp, los_bij, verloop
            order by begindatum, aansluit_begin, gemeente_code, zorgdeel_id
        ) as deel
    from zorgdelen

),

-- The first part with a toewijzing names the traject; the last one says how it ended, on one day that with a stop. A line is
-- declared per month: in the month in which known care began or ended it is no earlier begin and no later end.
trajecten as (

    select
        persoon, aanbieder_agb, zelfde_hulp, los_bij, verloop, deel,
        min(gemeente_code) as gemeente_code,
        min(jeugdige_id) as jeugdige_id,
        (array_agg(zorgdeel_id {{ eerste }}))[1] as traject_id,
        (array_agg(bekend_product {{ eerste }}))[1] as product_code,
        (array_agg(bekende_categorie {{ eerste }}))[1] as product_categorie,
        min(hulpvorm_code) as hulpvorm_code,
        min(zwaarte) as zwaarte,
        bool_and(is_jeugdhulp) as is_jeugdhulp,
        (array_agg(verwijzer_type {{ eerste }}))[1] as verwijzer_type,
        (array_agg(bron_begin {{ vroegste }}))[1] as bron_begin,
        count(distinct toewijzing_id) as aantal_toewijzingen,
        count(*) as aantal_zorgdelen,
        min(aansluit_begin) as aansluit_begin,
        case
            when to_char(min(begindatum), 'YYYYMM') = to_char(min(bekend_begin), 'YYYYMM')
                then min(bekend_begin)
            else min(begindatum)
        end as begindatum,
        (array_agg(einddatum {{ laatste_eerst }}))[1] as einddatum,
        (array_agg(reden_beeindiging {{ laatste_eerst }}))[1] as reden_beeindiging,
        (array_agg(reden_wijziging {{ laatste_eerst }}))[1] as reden_wijziging,
        (array_agg(soort_einde {{ laatste_eerst }}))[1] as soort_stop
    from parts
    group by persoon, aanbieder_agb, zelfde_hulp, los_bij, verloop, deel

)

select * from trajecten
