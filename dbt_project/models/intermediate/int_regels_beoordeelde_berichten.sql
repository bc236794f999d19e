with

berichten as (select * from {{ ref('int_berichten_judged') }}),

{% if bij_nacht() -%}
    antwoorden as (select * from {{ ref('int_antwoorden_touched') }}),

    changed as (

        select * from berichten
        where
            delivery_id in (
                select touched.delivery_id from {{ ref('int_berichten_touched') }} as touched
                where touched.is_te_oordelen
            )

    ),

    -- Whether the code of a gemeente that has merged may still be used, depends on the oldest care in it (TR378).
    merged as (

        select gemeente_code from {{ ref('gemeenten_cbs') }}
        where
            tot is not null
            and gemeente_code in (
                select changed.afzender from changed
                union all
                select changed.ontvanger from changed
            )

    ),

    touched as (

        select delivery_id from changed
        union
        select delivery_id from antwoorden
        union
        select berichten.delivery_id
        from berichten
        inner join merged on merged.gemeente_code in (berichten.afzender, berichten.ontvanger)

    ),
{%- endif %}

judged as (

    select * from berichten
    {% if bij_nacht() -%} where delivery_id in (select touched.delivery_id from touched) {%- endif %}

)

select * from judged
