-- Declaraties and their answers, as the loader lays them in raw, of the deliveries in `nu`.
insert into raw.ijw__jw323_prestaties (
    delivery_id, position, declaratie_nummer, jeugdige_id, referentie_nummer, vorig_referentie_nummer,
    toewijzing_nummer, product_categorie, product_code, begindatum, einddatum, geleverd_volume, eenheid,
    product_tarief, bedrag, debet_credit
)
select
    regel.delivery_id,
    regel.position,
    concat('N', regel.gemeente, regel.maand),
    toewijzing.jeugdige_id,
    concat('R', t * 12 + k, '-' || nullif(regel.soort, 'eerst')),
    case regel.soort when 'credit' then 'R' || t * 12 + k end,
    toewijzing.nummer,
    toewijzing.categorie,
    toewijzing.product,
    vulling.dag(zorgmaand, 1),
    vulling.dag(zorgmaand + 1, 1) - 1,
    (1 + vulling.dobbel(t * 12 + k, 21, 12))::text,
    '04',
    toewijzing.tarief::text,
    (toewijzing.tarief * (1 + vulling.dobbel(t * 12 + k, 21, 12)))::text,
    case regel.soort when 'credit' then 'C' else 'D' end
from vulling.regel
inner join nu using (delivery_id)
inner join vulling.toewijzing using (t)
order by regel.maand, regel.delivery_id, regel.position;

create temporary table som on commit drop as
select
    delivery_id,
    count(*) as rijen,
    sum(bedrag::bigint * case debet_credit when 'C' then -1 else 1 end) as eurocent
from raw.ijw__jw323_prestaties inner join nu using (delivery_id)
group by delivery_id;

insert into raw.ijw__jw323_declaraties
select
    delivery_id, 1, concat('N', ontvanger, maand), vulling.dag(maand - 1, 1), vulling.dag(maand, 1) - 1, dagtekening,
    abs(eurocent), case when eurocent < 0 then 'C' else 'D' end
from nu inner join som using (delivery_id);

insert into raw.ijw__jw325_antwoorden
select antwoord.delivery_id, 1, declaratie.identificatie, declaratie.dagtekening, '0200'
from nu as antwoord
inner join vulling.bericht as declaratie
    on declaratie.bericht = 'JW323' and antwoord.afzender = declaratie.ontvanger
    and antwoord.ontvanger = declaratie.afzender and antwoord.maand = declaratie.maand
where antwoord.bericht = 'JW325';

insert into raw.ijw__jw325_declaratie_antwoorden (delivery_id, position, declaratie_nummer, retourcodes)
select delivery_id, 1, concat('N', afzender, maand), case mod(hashtext(delivery_id), 100) when 0 then '9333' else '0200' end
from nu
where bericht = 'JW325';

-- Of every hundred lines three are refused.
insert into raw.ijw__jw325_prestaties (
    delivery_id, position, declaratie_nummer, jeugdige_id, client_retourcodes, referentie_nummer,
    toewijzing_nummer, product_categorie, product_code, begindatum, einddatum, geleverd_volume, eenheid,
    product_tarief, bedrag, debet_credit, retourcodes
)
select
    antwoord.delivery_id, regel.position, concat('N', regel.gemeente, regel.maand), toewijzing.jeugdige_id, '0200',
    concat('R', t * 12 + k, '-' || nullif(regel.soort, 'eerst')),
    toewijzing.nummer, toewijzing.categorie, toewijzing.product,
    vulling.dag(zorgmaand, 1), vulling.dag(zorgmaand + 1, 1) - 1,
    (1 + vulling.dobbel(t * 12 + k, 21, 12))::text, '04', toewijzing.tarief::text,
    (toewijzing.tarief * (1 + vulling.dobbel(t * 12 + k, 21, 12)))::text,
    case regel.soort when 'credit' then 'C' else 'D' end, '9308'
from nu as antwoord
inner join vulling.regel
    on antwoord.afzender = regel.gemeente and antwoord.ontvanger = regel.aanbieder and antwoord.maand = regel.maand
inner join vulling.toewijzing using (t)
where antwoord.bericht = 'JW325' and vulling.dobbel(t * 12 + k, 22, 100) < 3;
