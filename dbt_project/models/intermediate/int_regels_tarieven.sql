{#- Rules about the tariff and amount of one prestatie beside the contract. Without a contracted tariff for this aanbieder,
    product and unit in the month of care there is no judgement of the tariff. Of an amount in minutes at a tariff that is
    not contracted only is judged whether there can be an hourly tariff behind it. -#}
{%- set van_uren = 'select round(uurtarief * geleverd_volume / 60, 2) from unnest(uurtarieven) as uurtarief' -%}
{%- set is_van_uren = "eenheid = '01' and product_tarief = any(tarieven) and uurtarieven is not null" -%}
{%- set regels = [
    ('TR346', "eenheid <> '83' and case
            when " ~ is_van_uren ~ " then bedrag <> all(" ~ van_uren ~ ")
                and (not is_per_eenheid or bedrag <> geleverd_volume * product_tarief)
            when eenheid = '01' and coalesce(product_tarief <> all(tarieven), true)
                then abs(bedrag - geleverd_volume * product_tarief) > 0.005 * geleverd_volume + 0.005
            else bedrag <> geleverd_volume * product_tarief
        end", "case when " ~ is_van_uren ~ " then array_to_string(array(" ~ van_uren ~ "), ' of ')
            else (geleverd_volume * product_tarief)::text
        end", 'bedrag'),
    ('TR418', 'product_tarief <> all(tarieven)', "array_to_string(tarieven, ' of ')", 'product_tarief'),
] -%}
{%- set maand = maandbegin('prestaties.begindatum') -%}
{%- set eigen_sleutel = tarief_sleutel('prestaties', 'prestaties.gemeente_code', maand) -%}
with

prestaties as (select * from {{ ref('int_regels_geldige_prestaties') }}),

-- Not materialized, so that the planner knows that a key names one tariff.
tarieven as not materialized (select * from {{ ref('int_regels_tarieven_by_maand') }}),

-- A tariff with one gemeente goes before that of the region, and is only looked for where there is one.
compared as (

    select
        prestaties.*,
        coalesce(eigen.tarieven, regio.tarieven) as tarieven,
        case when eigen.tarieven is null then regio.uurtarieven else eigen.uurtarieven end as uurtarieven,
        coalesce(eigen.is_per_eenheid, regio.is_per_eenheid) as is_per_eenheid
    from prestaties
    left join tarieven as regio
        on regio.tarief_sleutel = {{ tarief_sleutel('prestaties', "'regio'", maand) }}
    left join tarieven as eigen
        on eigen.tarief_sleutel = case when regio.heeft_eigen then {{ eigen_sleutel }} end
    where prestaties.debet_credit = 'D'

),

judged as (
    {{ regeluitkomsten('compared', 'prestatie', regels) }}
)

select * from judged
