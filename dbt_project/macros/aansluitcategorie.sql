{#- A prestatie with its status -> where its euros end; every value is a row of aansluitcategorieen.csv. -#}
{% macro aansluitcategorie(prestatie) -%}
    case
        when {{ prestatie }}.bericht_uitkomst <> 'geen' then 'bericht_' || {{ prestatie }}.bericht_uitkomst
        when {{ prestatie }}.status = 'afgewezen' then 'afgewezen_' || {{ prestatie }}.afwijzing_niveau
        when {{ prestatie }}.credit_van_status = 'geweigerd' then 'credit_op_geweigerd'
        when {{ prestatie }}.debet_credit = 'C' then 'credit_' || {{ prestatie }}.status
        else {{ prestatie }}.status
    end
{%- endmacro %}
