{#- The growth of costs as four columns that add up to it: youths (each at last year's costs), volume per youth, mix within
    a group, tarief of the same product. Without youths in the year before all of it is because of them; what has no price of
    the year before is volume. A part can be far larger than any costs: the volume of now (eight digits) at the price of then.
    Reads kosten, kosten_vorig, tegen_gemiddelde, tegen_prijs_vorig and meer_jeugdigen. -#}
{% macro groei_in_delen() -%}
    coalesce(kosten_vorig * (meer_jeugdigen - 1), kosten - kosten_vorig)::numeric(32, 8) as door_jeugdigen,
        coalesce(tegen_gemiddelde - kosten_vorig * meer_jeugdigen, 0)::numeric(32, 8) as door_volume,
        case
            when meer_jeugdigen is not null then tegen_prijs_vorig - tegen_gemiddelde else 0
        end::numeric(32, 8) as door_mix,
        case
            when meer_jeugdigen is not null then kosten - tegen_prijs_vorig else 0
        end::numeric(32, 8) as door_tarief
{%- endmacro %}
