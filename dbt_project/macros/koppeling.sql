{#- One number for a debet and the credits that take it back; that it is small makes it fast, and two pairs with one number
    do no harm: they are only looked at together. -#}
{% macro koppeling(prestatie) -%}
    hashtextextended(
        concat_ws(
            ' ',
            {{ prestatie }}.aanbieder_agb,
            case {{ prestatie }}.debet_credit
                when 'C' then {{ prestatie }}.vorig_referentie_nummer else {{ prestatie }}.referentie_nummer
            end
        ), 0
    )
{%- endmacro %}
