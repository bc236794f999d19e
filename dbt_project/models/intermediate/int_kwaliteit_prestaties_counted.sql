{%- set controles = [
    'buiten_regio', 'jeugdige_onbekend', 'product_niet_in_lijst', 'zonder_toewijzing', 'zonder_tarief', 'regeluitkomst',
] -%}
with

-- One pass over the prestaties; only the sums are laid out per control.
summed as (

    select
        gemeente_code,
        {% for controle in controles -%}
            count(*) filter (where is_{{ controle }}) as {{ controle }}_aantal,
            sum(bedrag) filter (where is_{{ controle }}) as {{ controle }}_bedrag,
        {% endfor -%}
        count(*) as aantal
    from {{ ref('int_kwaliteit_prestaties_judged') }}
    group by gemeente_code

),

counted as (

    select
        'fct_prestaties' as mart,
        summed.gemeente_code,
        controles.controle,
        summed.aantal,
        controles.afwijkingen,
        coalesce(controles.bedrag, 0) as bedrag
    from summed
    cross join
        lateral (
            values
            {% for controle in controles -%}
                ('{{ controle }}', {{ controle }}_aantal, {{ controle }}_bedrag){{ "," if not loop.last }}
            {% endfor %}
        ) as controles (controle, afwijkingen, bedrag)

)

select * from counted
