{#- Rules about one prestatie beside its toewijzing, its declaratie and the lists: all of them in one pass. A credit is
    not judged here: nobody but the aanbieder decides about it (IV085), and it must equal its debet (TR323). -#}
{%- set regels = [
    ('TR304', 'jeugdige_id <> toegewezen_jeugdige_id', 'null', 'null'),
    ('TR307', 'begindatum < toewijzing_ingangsdatum', 'toewijzing_ingangsdatum', 'begindatum'),
    ('TR308', 'einddatum > toewijzing_einddatum', 'toewijzing_einddatum', 'einddatum'),
    ('TR319', 'einddatum > declaratieperiode_einddatum', 'declaratieperiode_einddatum', 'einddatum'),
    ('TR321', 'van <= tot and geleverd_volume > ' ~ maximum_volume('van', 'tot') ~ ' * omvang_factor',
        maximum_volume('van', 'tot') ~ ' * omvang_factor', 'geleverd_volume'),
    ('TR338', 'toewijzing_versie_id is null and not is_verwijderd', 'null', 'null'),
    ('TR339', 'product_categorie <> toegewezen_categorie', 'toegewezen_categorie', 'product_categorie'),
    ('TR340', 'product_code <> toegewezen_code', 'toegewezen_code', 'product_code'),
    ('TR341', 'omvang_eenheid is not null and omvang_factor is null', 'omvang_eenheid', 'eenheid'),
    ('TR381', 'lijst_code is null', "'een categorie uit de productlijst'", 'product_categorie'),
    ('TR384', 'is_verwijderd', 'null', 'null'),
    ('TR387', 'toewijzing_versie_id is not null and begindatum <> ' ~ verwacht_begin(),
        verwacht_begin(), 'begindatum'),
    ('TR388', 'toewijzing_versie_id is not null and einddatum <> ' ~ verwacht_eind(),
        verwacht_eind(), 'einddatum'),
] -%}
{%- set vergeleken = [
    'toewijzing_versie_id', 'jeugdige_id', 'product_categorie', 'product_code', 'omvang_eenheid', 'omvang_frequentie',
    'omvang_volume', 'toewijzing_ingangsdatum', 'toewijzing_einddatum',
] -%}
with

prestaties as (select * from {{ ref('int_regels_geldige_prestaties') }}),

-- With a deleted toewijzing nothing is compared: that it was deleted says it all.
versies as (

    select
        {% for kolom in vergeleken -%}
            case when not is_verwijderd then {{ kolom }} end as {{ kolom }},
        {% endfor -%}
        gemeente_code, aanbieder_agb, toewijzing_nummer, versie_vanaf, versie_tot, is_verwijderd
    from {{ ref('int_regels_toewijzingversies') }}

),

producten as (select * from {{ ref('int_regels_productlijst') }}),

compared as (

    select
        prestaties.*,
        versies.toewijzing_versie_id,
        coalesce(versies.is_verwijderd, false) as is_verwijderd,
        versies.jeugdige_id as toegewezen_jeugdige_id,
        versies.product_categorie as toegewezen_categorie,
        versies.product_code as toegewezen_code,
        versies.omvang_eenheid,
        versies.omvang_frequentie,
        versies.omvang_volume,
        versies.toewijzing_ingangsdatum,
        versies.toewijzing_einddatum,
        producten.product_code as lijst_code,
        greatest(prestaties.begindatum, versies.toewijzing_ingangsdatum) as van,
        least(prestaties.einddatum, versies.toewijzing_einddatum) as tot,
        {{ omvang_factor('prestaties.eenheid', 'versies.omvang_eenheid') }} as omvang_factor
    from prestaties
    left join versies on {{ geldt_op_dagtekening('prestaties', 'versies') }}
    left join producten on {{ zelfde('prestaties', 'producten', ['product_code', 'product_categorie']) }}
    where prestaties.debet_credit = 'D'

),

judged as (
    {{ regeluitkomsten('compared', 'prestatie', regels) }}
)

select * from judged
