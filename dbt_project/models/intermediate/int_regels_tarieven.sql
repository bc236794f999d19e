{#- Rules about the tariff and amount of one prestatie beside the contract. Without a contracted tariff for this aanbieder,
    product and unit in the month of care there is no judgement of the tariff; of an amount in minutes then only whether
    there can be an hourly tariff behind it. -#}
{%- set regels = [
    ('TR346', "eenheid <> '83' and case
            when eenheid = '01' and uurtarieven is not null
                then not exists(
                    select 1 from unnest(uurtarieven) as uurtarief
                    where round(uurtarief * geleverd_volume / 60, 2) = bedrag
                )
            when eenheid = '01'
                then abs(bedrag - geleverd_volume * product_tarief) > 0.005 * geleverd_volume + 0.005
            else bedrag <> geleverd_volume * product_tarief
        end", 'geleverd_volume * product_tarief', 'bedrag'),
    ('TR418', 'product_tarief <> all(tarieven)', "array_to_string(tarieven, ' of ')", 'product_tarief'),
] -%}
{%- set maand = maandbegin('prestaties.begindatum') -%}
with

prestaties as (select * from {{ ref('int_regels_geldige_prestaties') }}),

-- Not materialized, so that the planner knows that a key names one tariff.
tarieven as not materialized (select * from {{ ref('int_regels_tarieven_by_maand') }}),

-- A tariff with one gemeente goes before that of the region.
compared as (

    select
        prestaties.*,
        coalesce(eigen.tarieven, regio.tarieven) as tarieven,
        coalesce(eigen.uurtarieven, regio.uurtarieven) as uurtarieven
    from prestaties
    left join tarieven as eigen
        on eigen.tarief_sleutel = {{ tarief_sleutel('prestaties', 'prestaties.gemeente_code', maand) }}
    left join tarieven as regio
        on regio.tarief_sleutel = {{ tarief_sleutel('prestaties', "'regio'", maand) }}
    where prestaties.debet_credit = 'D'

),

judged as (
    {{ regeluitkomsten('compared', 'prestatie', regels) }}
)

select * from judged
