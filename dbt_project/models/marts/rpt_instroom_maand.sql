with

toewijzingen as (

    select * from {{ ref('fct_toewijzingen') }}
    where is_instroom

),

-- A traject begins on its first start; as long as none came in, on the first day of the toewijzing.
final as (

    select
        gemeente_code,
        to_char(coalesce(startdatum, ingangsdatum), 'YYYY-MM') as maand,
        product_categorie,
        verwijzer_type,
        count(*)::integer as aantal_instroom
    from toewijzingen
    group by 1, 2, 3, 4

)

select * from final
