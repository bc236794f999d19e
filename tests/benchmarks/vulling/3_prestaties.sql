-- What aanbieders declare in the month after care: 4 % comes with a credit and a new debet one month later.
create unlogged table vulling.regel as
with

gedeclareerd as (

    select
        t,
        k,
        soort,
        eerste_maand + k as zorgmaand,
        eerste_maand + k + case soort when 'eerst' then 1 else 2 end as maand,
        gemeente,
        aanbieder
    from vulling.toewijzing
    cross join generate_series(0, 11) as k
    cross join unnest(array['eerst', 'credit', 'nieuw']) as soort
    where soort = 'eerst' or vulling.dobbel(t * 12 + k, 20, 25) = 0

)

select
    gedeclareerd.*,
    (row_number() over (partition by aanbieder, gemeente, maand order by t, k, soort))::integer as position,
    vulling.levering('JW323', aanbieder, gemeente, maand) as delivery_id
from gedeclareerd
order by maand, aanbieder, gemeente, position;

analyze vulling.regel;
