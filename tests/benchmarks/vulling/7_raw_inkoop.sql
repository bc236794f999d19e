-- One contract per aanbieder, with a tariff for one in ten of what it delivers; laid once, before the first month.
create temporary table inkoop on commit drop as
select 'inkoop' as delivery_id
where not exists (select from raw.inkoop__contracten);

insert into raw.inkoop__contracten (
    delivery_id, position, contract_id, aanbieder_agb, perceel, bekostiging, inkoopniveau, vanaf
)
select delivery_id, row_number() over (order by aanbieder), aanbieder, aanbieder, 'AMBULANT', 'PXQ', 'REGIO', '2022-01-01'
from inkoop
cross join (select distinct aanbieder from vulling.toewijzing) as aanbieders;

insert into raw.inkoop__tarieven (
    delivery_id, position, tarief_id, contract_id, product_code, eenheid, tarief_eurocent, vanaf
)
select
    delivery_id, row_number() over (order by aanbieder, product), concat(aanbieder, product), aanbieder, product, '04',
    tarief::text, '2022-01-01'
from inkoop
cross join (select distinct aanbieder, product, tarief from vulling.toewijzing) as producten
where mod(hashtextextended(product, 0) & 9223372036854775807, 10) = 0;

insert into ingest.deliveries (
    offer_id, delivery_id, bron, status, ontvangen_op, naam_versleuteld, bytes, afzender, identificatie, dagtekening,
    inhoud_hash, rijen, eurocent, code_version
)
select
    delivery_id, delivery_id, 'inkoop', 'geladen', '2022-01-01 06:00', 'x', 1, 'inkoop', 'inkoop', '2022-01-01',
    delivery_id, (select count(*) from raw.inkoop__contracten) + (select count(*) from raw.inkoop__tarieven), 0, 'bench'
from inkoop;
