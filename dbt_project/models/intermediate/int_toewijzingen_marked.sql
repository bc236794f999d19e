with

toewijzingen as (

    select * from {{ ref('int_toewijzingen_with_verwijzer') }}

),

-- What fct_prestaties takes over from a toewijzing.
marked as (

    select
        toewijzing_id,
        gemeente_code,
        toewijzing_nummer,
        verwijzer_type as kenmerk
    from toewijzingen

)

select * from marked
