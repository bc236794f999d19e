-- Every message of the four years: who sends it to whom, in which month, on which day. One of each kind per month.
create unlogged table vulling.bericht as
with

gestuurd as (

    select 'JW323' as bericht, aanbieder as afzender, gemeente as ontvanger, maand, 5 as dag from vulling.regel
    union
    select 'JW325', gemeente, aanbieder, maand, 20 from vulling.regel
    where mod(maand, 10) > 0 or aanbieder > '43001000'
    union
    select 'JW315', aanbieder, gemeente, eerste_maand, 1 from vulling.toewijzing where is_verzocht
    union
    select 'JW301', gemeente, aanbieder, eerste_maand, 3 from vulling.toewijzing
    union
    select 'JW305', aanbieder, gemeente, eerste_maand, 4 from vulling.toewijzing where is_gestart
    union
    select 'JW307', aanbieder, gemeente, eerste_maand + 12, 2 from vulling.toewijzing where is_gestopt

)

select
    bericht,
    afzender,
    ontvanger,
    maand,
    vulling.levering(bericht, afzender, ontvanger, maand) as delivery_id,
    left(vulling.levering(bericht, afzender, ontvanger, maand), 12) as identificatie,
    vulling.dag(maand, dag) as dagtekening
from gestuurd;

-- vulling.levering names a delivery by aanbieder first; a message of a gemeente is named by its sender too.
create index on vulling.bericht (maand);
analyze vulling.bericht;
