{#- TR381 in every message but the declaratie: the code fits the categorie in the product list that is used. In a message that
    is refused as a whole nothing is judged (0233, IV032). -#}
{%- set regels = [('TR381', 'not past', "'een code uit de productlijst bij deze categorie'",
    "concat_ws('/', product_categorie, product_code)")] -%}
{%- set soorten = {
    'toewijzing': ['stg_ijw__toewijzingen', 'toewijzing_nummer', 'referentie_aanbieder'],
    'start': ['stg_ijw__starts', 'toewijzing_nummer', 'null'],
    'stop': ['stg_ijw__stops', 'toewijzing_nummer', 'null'],
    'verzoek': ['stg_ijw__verzoeken', 'null', 'referentie_aanbieder'],
    'wijziging': ['stg_ijw__nieuwe_producten', 'null', 'referentie_aanbieder'],
} -%}
with

lijst as (

    select concat_ws('/', product_categorie, product_code) as paar
    from {{ ref('int_regels_productlijst') }}

),

{% for soort, (model, nummer, referentie) in soorten.items() %}
    {{ soort }} as (

        select
            gemeente_code,
            aanbieder_agb,
            jeugdige_id,
            {{ nummer }} as toewijzing_nummer,
            {{ referentie }} as referentie_nummer,
            product_categorie,
            product_code,
            0 as bedrag,
            dagtekening as datum,
            delivery_id,
            position,
            concat_ws('/', product_categorie, product_code) in (select lijst.paar from lijst) as past
        from ({{ aanvaard(ref(model)) }}) as accepted
        where product_code is not null

    ),
{% endfor %}

judged as (
    {% for soort in soorten -%}
        {{ regeluitkomsten(soort, soort, regels) }}
        {% if not loop.last %}
            union all
        {% endif -%}
    {% endfor %}
)

select * from judged
