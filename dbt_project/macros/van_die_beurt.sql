{#- Whether an answer may be about this one of the messages with its Identificatie: 9056 about one that was not the first of its
    sender, any other about the first that the receiver had. He does not know what was sent to others (TR056). -#}
{% macro van_die_beurt(bericht, is_9056, antwoord) -%}
    {{ bericht }}.identificatie_aantal = 1
        or case
            when {{ is_9056 }} then {{ bericht }}.bericht_uitkomst = '9056'
            else row_number() over (
                partition by {{ antwoord }} order by {{ bericht }}.dagtekening, {{ bericht }}.delivery_id
            ) = 1
        end
{%- endmacro %}
