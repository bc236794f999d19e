{#- A to F from afwijkingen, aandeel (percent) and the thresholds of kwaliteit_drempels; too few rows are not judged. -#}
{% macro kwaliteit_cijfer(afwijkingen, aandeel, aantal) -%}
    case
        when {{ afwijkingen }} = 0 then 'A'
        when {{ aantal }} < drempels.vanaf_aantal then 'B'
        when {{ aandeel }} * 2 <= drempels.waarschuwing then 'B'
        when {{ aandeel }} <= drempels.waarschuwing then 'C'
        when drempels.blokkade is null or {{ aandeel }} * 2 <= drempels.blokkade then 'D'
        when {{ aandeel }} <= drempels.blokkade then 'E'
        else 'F'
    end
{%- endmacro %}
