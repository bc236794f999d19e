-- The plan of four years: a toewijzing of twelve months per row; a gemeente gets 25 % to 5 % of the jeugdigen.
create unlogged table vulling.toewijzing as
with

dice as (

    select
        t,
        vulling.dobbel(t, 1, greatest({toewijzingen} / 3, 1)) as j,
        vulling.dobbel(t, 2, 100) * vulling.dobbel(t, 3, {aanbieders}) / 100 as a,
        1 + vulling.dobbel(t, 4, 36) as eerste_maand,
        vulling.dobbel(t, 5, 100) as verzoek,
        vulling.dobbel(t, 6, 100) as stop,
        1 + vulling.dobbel(t, 7, cardinality({producten}::text[])) as p
    from generate_series(1, {toewijzingen}) as t

)

select
    t,
    'J' || encode(sha256(convert_to('jeugdige' || j, 'UTF8')), 'hex') as jeugdige_id,
    (2003 + vulling.dobbel(j, 8, 16))::text as geboortejaar,
    (1 + vulling.dobbel(j, 9, 2))::text as geslacht,
    ({gemeenten}::text[])[
        1 + width_bucket(vulling.dobbel(j, 10, 100), array[25, 40, 52, 62, 70, 77, 83, 89, 95])
    ] as gemeente,
    (43000001 + a * 7)::text as aanbieder,
    ({producten}::text[])[p] as product,
    left(({producten}::text[])[p], 2) as categorie,
    8000 + vulling.dobbel(p, 11, 4000) as tarief,
    (1000000 + t)::text as nummer,
    'VOT' || t as referentie,
    lpad((1 + vulling.dobbel(t, 12, 5))::text, 2, '0') as verwijzer,
    verzoek < 60 as is_verzocht,
    stop < 70 as is_gestopt,
    stop < 98 as is_gestart,
    eerste_maand
from dice;

analyze vulling.toewijzing;
