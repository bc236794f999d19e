{#- First and last day of the month of a date; plain arithmetic, because date_trunc goes by way of a time zone. -#}
{% macro maandbegin(datum) -%}
    ({{ datum }} - date_part('day', {{ datum }})::integer + 1)
{%- endmacro %}

{% macro maandeind(datum) -%}
    ({{ maandbegin(maandbegin(datum) ~ ' + 31') }} - 1)
{%- endmacro %}

{#- Where a ProductPeriode begins and ends: with the month, or later and earlier in it with the toewijzing (TR387, TR388). -#}
{% macro verwacht_begin() -%}
    greatest(
        {{ maandbegin('begindatum') }},
        case when toewijzing_ingangsdatum <= {{ maandeind('begindatum') }} then toewijzing_ingangsdatum end
    )
{%- endmacro %}

{% macro verwacht_eind() -%}
    least(
        {{ maandeind('einddatum') }},
        case when toewijzing_einddatum >= {{ maandbegin('einddatum') }} then toewijzing_einddatum end
    )
{%- endmacro %}
