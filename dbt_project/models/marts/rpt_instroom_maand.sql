with

trajecten as (

    select * from {{ ref('fct_trajecten') }}
    where is_instroom

),

final as (

    select
        gemeente_code,
        to_char(begindatum, 'YYYY-MM') as maand,
        product_categorie,
        verwijzer_type,
        count(*)::integer as aantal_instroom
    from trajecten
    group by 1, 2, 3, 4

)

select * from final
