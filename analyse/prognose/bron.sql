-- name: aangroei
-- Costs and volume as they became known. Parameters: segmenten and eenheden (json), overig (segment), vanaf (date).
with segmenten as (
    select * from json_to_recordset(%(segmenten)s::json) as s (product_categorie text, segment text)
),

eenheden as (
    select * from json_to_recordset(%(eenheden)s::json) as e (segment text, eenheid text, factor double precision)
)

select
    d.gemeente_code,
    coalesce(s.segment, %(overig)s) as segment,
    d.leveringsmaand,
    d.bekend_maand,
    sum(100 * d.kosten_bedrag)::bigint as kosten,
    coalesce(sum(100 * d.volume * e.factor), 0) as volume
from intermediate.int_kosten_developed as d
left join segmenten as s on d.product_categorie = s.product_categorie
left join eenheden as e on coalesce(s.segment, %(overig)s) = e.segment and d.eenheid = e.eenheid
group by 1, 2, 3, 4
order by 1, 2, 3, 4;

-- name: jeugdigen
-- Youths with a running traject in a month, and those of them without one in the month before, per segment and in all.
with segmenten as (
    select * from json_to_recordset(%(segmenten)s::json) as s (product_categorie text, segment text)
),

gemeenten as (
    select g.gemeente_code, coalesce(o.gemeente_code, g.gemeente_code) as nu
    from marts.dim_gemeenten as g
    left join marts.dim_gemeenten as o on g.opvolger_code = o.gemeente_code and o.is_huidig
    where g.soort <> 'buiten regio'
),

trajecten as (
    select
        g.nu as gemeente_code, t.jeugdige_id, x.segment, t.begindatum, coalesce(t.einddatum, 'infinity') as einddatum
    from marts.fct_trajecten as t
    inner join gemeenten as g on t.gemeente_code = g.gemeente_code
    left join segmenten as s on t.product_categorie = s.product_categorie
    cross join lateral (values (coalesce(s.segment, %(overig)s)), ('totaal')) as x (segment)
    where t.jeugdige_id <> 'onbekend'
),

aanwezig as (
    select distinct t.gemeente_code, t.segment, t.jeugdige_id, m.maand::date as maand
    from generate_series(%(vanaf)s::date, %(tot)s::date, interval '1 month') as m (maand)
    inner join trajecten as t on t.begindatum < m.maand + interval '1 month' and t.einddatum >= m.maand
)

select
    gemeente_code, segment, maand, count(*) as jeugdigen,
    count(*) filter (where vorige is distinct from (maand - interval '1 month')::date) as instroom
from (
    select *, lag(maand) over (partition by gemeente_code, segment, jeugdige_id order by maand) as vorige from aanwezig
) as stromen
group by 1, 2, 3
order by 1, 2, 3;

-- name: jeugd
-- Youth under 18 of the region, of the years in which every gemeente of today is known.
select b.jaar, sum(b.jeugd_lt18)::bigint as jeugd
from intermediate.int_bevolking_by_jaar as b
inner join marts.dim_gemeenten as g on b.gemeente_code = g.gemeente_code and g.is_huidig
group by b.jaar
having count(*) = (select count(*) from marts.dim_gemeenten where is_huidig)
order by b.jaar;

-- name: peil
select peildatum, (select stand from marts.bouw) as stand, (select code_version from marts.bouw) as code_version
from intermediate.int_peildatum_determined;

-- name: gemeenten
select gemeente_code from marts.dim_gemeenten where is_huidig order by 1;
