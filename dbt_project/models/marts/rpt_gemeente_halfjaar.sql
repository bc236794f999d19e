{#- One model per subject counts it; a new subject is one name here, and its words in schemas/rapport/onderwerpen.yml. -#}
{%- set subjects = [
    'rpt_jeugdigen_in_zorg', 'rpt_instroom_verwijzer', 'rpt_uitstroom_hulpvorm', 'rpt_stand_hulpvorm',
    'rpt_kosten_categorie', 'rpt_kerntaken', 'rpt_kerntaken_uren', 'rpt_maatregelen_gi'
] -%}

with

unioned as (

    {% for subject in subjects -%}
        select gemeente_code, halfjaar, onderwerp, categorie, aantal, bedrag, sortering
        from {{ ref(subject) }}
        {% if not loop.last %}
            union all
        {% endif -%}
    {% endfor %}

)

select * from unioned
