{#- What a toewijzing allows between two days of it, inclusive, in its own unit (IV077, IV078); null = no limit known.
    Per week: calendar weeks touched; for output the Sundays, and the broken last week with the last Sunday. Reads the
    columns omvang_eenheid, omvang_frequentie, omvang_volume, toewijzing_ingangsdatum and toewijzing_einddatum. -#}
{% macro maximum_volume(van, tot) -%}
    case omvang_frequentie
        when '1' then {{ tot }} - {{ van }} + 1
        when
            '2' then
            case
                when omvang_eenheid in ('82', '83') then {{ zondagen(van, tot) }} + {{ gebroken_week(van, tot) }}
                else {{ weken(van, tot) }}
            end
        when
            '4' then
            12 * (date_part('year', {{ tot }}) - date_part('year', {{ van }}))::integer
            + (date_part('month', {{ tot }}) - date_part('month', {{ van }}))::integer + 1
        when '6' then 1
    end * omvang_volume
{%- endmacro %}

{#- 2001-01-01 was a Monday: whole weeks since then are calendar weeks. -#}
{% macro weken(van, tot) -%}
    (({{ tot }} - '2001-01-01'::date) / 7 - ({{ van }} - '2001-01-01'::date) / 7 + 1)
{%- endmacro %}

{% macro zondagen(van, tot) -%}
    (({{ tot }} - '2001-01-01'::date + 1) / 7 - ({{ van }} - '2001-01-01'::date) / 7)
{%- endmacro %}

{#- 1 when the last Sunday of a toewijzing that ends on another day lies in the period, else 0. A toewijzing without a
    Sunday has its only week in the period in which it begins. -#}
{% macro gebroken_week(van, tot) -%}
    case
        when
            (toewijzing_einddatum - '2000-12-31'::date) % 7 > 0
            and greatest(
                toewijzing_einddatum - (toewijzing_einddatum - '2000-12-31'::date) % 7, toewijzing_ingangsdatum
            ) between {{ van }} and {{ tot }}
            then 1
        else 0
    end
{%- endmacro %}

{#- By what a volume in the unit of the toewijzing is multiplied to compare it with a prestatie: hours may be declared in
    minutes (TR341, IV081); null when the units do not fit. -#}
{% macro omvang_factor(eenheid, omvang_eenheid) -%}
    case
        when {{ eenheid }} = {{ omvang_eenheid }} then 1
        when {{ eenheid }} = '01' and {{ omvang_eenheid }} = '04' then 60
    end
{%- endmacro %}
