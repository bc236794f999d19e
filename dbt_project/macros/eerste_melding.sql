{#- Of starts or stops (`van`) the first message per `sleutel` that holds: StatusAanlevering 3 takes back all that was told
    before it, and what is told again while it holds is refused (TR074). -#}
{% macro eerste_melding(van, sleutel) -%}
    select distinct on ({{ sleutel }}) *
    from (
        select
            *,
            max(volgorde) filter (where status_aanlevering = '3') over (partition by {{ sleutel }})
                as ingetrokken_tot
        from ({{ meldingen_op_volgorde(van, sleutel) }}) as told
    ) as held
    where volgorde > coalesce(ingetrokken_tot, 0)
    order by {{ sleutel }}, volgorde
{%- endmacro %}

{#- What `van` tells per `sleutel`, numbered. A correction that keeps the key is a withdrawal and a new message, mostly of
    one day, and nothing in them tells which was first (IV008, OP080): they take turns, and the withdrawal is first if there
    was something to withdraw, which on the first day there was not. -#}
{% macro meldingen_op_volgorde(van, sleutel) -%}
    select
        *,
        row_number() over (
            partition by {{ sleutel }}
            order by
                dagtekening, beurt, is_intrekking = (dagtekening = eerste_dag), identificatie, delivery_id, position
        ) as volgorde
    from (
        select
            *,
            coalesce(status_aanlevering = '3', false) as is_intrekking,
            min(dagtekening) over (partition by {{ sleutel }}) as eerste_dag,
            row_number() over (
                partition by {{ sleutel }}, dagtekening, coalesce(status_aanlevering = '3', false)
                order by identificatie, delivery_id, position
            ) as beurt
        from {{ van }}
    ) as in_turn
{%- endmacro %}
