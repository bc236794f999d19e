{#- Rules about one product in a request for change beside its toewijzing. -#}
{%- set na_2020 = "coalesce(einddatum > '2020-12-31', true)" -%}
{%- set blijft = [('TR350', 'not is_actueel', "'een lopende toewijzing'", 'null')] -%}
{%- set wijzigt = [
    ('TR304', 'jeugdige_id <> toegewezen_jeugdige_id', 'null', 'null'),
    ('TR351', 'not is_actueel', "'een lopende toewijzing'", 'null'),
    ('TR357', 'gewenste_ingangsdatum <= dagtekening and gewenste_ingangsdatum <> toewijzing_ingangsdatum',
        'toewijzing_ingangsdatum', 'gewenste_ingangsdatum'),
    ('TR373', 'is_ander_totaal and gewenste_ingangsdatum <> toewijzing_ingangsdatum',
        'toewijzing_ingangsdatum', 'gewenste_ingangsdatum'),
    ('TR375', 'is_bekend and product_categorie is null and omvang_volume is not null and ' ~ na_2020,
        "'geen omvang'", 'omvang_volume'),
    ('TR411', 'product_code is not null and omvang_volume is null', "'een omvang'", 'null'),
    ('TR412', 'is_bekend and product_code is null and omvang_volume is not null and ' ~ na_2020,
        "'geen omvang'", 'omvang_volume'),
] -%}
with

producten as (select * from {{ ref('int_regels_wijzigingsproducten') }}),

ongewijzigd as (

    select * from producten
    where soort = 'ongewijzigd'

),

-- The budget, or a volume for the whole period (frequency 6), is asked to be another one.
te_wijzigen as (

    select
        *,
        is_bekend and (
            budget is distinct from toegewezen_budget
            or (
                '6' in (omvang_frequentie, toegewezen_frequentie)
                and omvang_volume is distinct from toegewezen_volume
            )
        ) as is_ander_totaal
    from producten
    where soort = 'te wijzigen'

),

judged as (
    {{ regeluitkomsten('ongewijzigd', 'wijziging', blijft) }}
    union all
    {{ regeluitkomsten('te_wijzigen', 'wijziging', wijzigt) }}
)

select * from judged
