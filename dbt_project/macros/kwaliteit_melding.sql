{#- What is the matter with a control that is not `goed`, as one sentence for its owner. -#}
{% macro kwaliteit_melding() -%}
    mart || ', ' || controle || ': ' || replace(aandeel::text, '.', ',') || '% (' || afwijkingen || ' van ' || aantal
    || ' rijen), ' || case
        when status = 'ontheven' then 'ontheven tot en met ' || ontheffing_tot
        when status = 'geblokkeerd' and ontheffing_tot is not null then 'ontheffing verlopen op ' || ontheffing_tot
        else 'meer dan ' || replace(case status when 'geblokkeerd' then blokkade else waarschuwing end::text, '.', ',')
            || '%'
    end || '; eigenaar: ' || eigenaar || ' (' || herkomst || ')'
{%- endmacro %}
