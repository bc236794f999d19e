{{ config(materialized='incremental', unique_key=['gemeente_code', 'toewijzing_nummer']) }}
with

prestaties as (

    select * from {{ ref('int_prestaties_with_status') }}
    where
        toewijzing_nummer is not null
        {% if bij_nacht() -%}
            and (gemeente_code, toewijzing_nummer) in (
                select touched.gemeente_code, touched.toewijzing_nummer
                from {{ ref('int_prestaties_with_status') }} as touched
                where {{ in_levering('touched.delivery_id', ref('int_prestaties_touched')) }}
            )
        {%- endif %}

),

declared as (

    select
        gemeente_code,
        toewijzing_nummer,
        min(begindatum) as eerste_zorgdatum,
        max(einddatum) as laatste_zorgdatum,
        min(dagtekening) as eerste_declaratiedatum,
        min(antwoord_dagtekening) as eerste_declaratie_antwoord,
        count(*) as aantal_prestaties,
        sum(ingediend_bedrag) as ingediend_bedrag,
        coalesce(sum(toegekend_bedrag), 0) as toegekend_bedrag,
        sum(kosten_bedrag) as kosten_bedrag
    from prestaties
    group by gemeente_code, toewijzing_nummer

)

select * from declared
