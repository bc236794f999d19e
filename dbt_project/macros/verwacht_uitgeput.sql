{#- Of a contract and year: the day on which its ceiling was reached, or will be at the pace of the year so far; null when
    that lies after the year. Reads the CTEs kosten, contracten and years of rpt_plafond. -#}
{% macro verwacht_uitgeput() -%}
    coalesce(
        kosten.bereikt_op,
        case
            when kosten.kosten_bedrag > 0 and {{ dagen_tot_plafond() }} <= make_date(years.jaar, 12, 31) - kosten.laatste_dag
                then kosten.laatste_dag + {{ dagen_tot_plafond() }}::integer
        end
    )
{%- endmacro %}

{% macro dagen_tot_plafond() -%}
    ceil(
        (contracten.plafond_bedrag - kosten.kosten_bedrag)
        * (kosten.laatste_dag - make_date(years.jaar, 1, 1) + 1) / kosten.kosten_bedrag
    )
{%- endmacro %}
