{#- Of starts or stops (`van`) the first message per `sleutel` that holds: StatusAanlevering 3 takes back all that was told
    before it, and what is told again while it holds is refused (TR074). -#}
{% macro eerste_melding(van, sleutel) -%}
    select distinct on ({{ sleutel }}) *
    from (
        select
            *,
            count(*) filter (where status_aanlevering = '3') over (
                partition by {{ sleutel }}
                order by dagtekening, identificatie, delivery_id, position
                rows between current row and unbounded following
            ) as keer_ingetrokken
        from {{ van }}
    ) as told
    where keer_ingetrokken = 0
    order by {{ sleutel }}, dagtekening, identificatie, delivery_id, position
{%- endmacro %}
