with

toewijzingen as (select * from {{ ref('int_signalen_toewijzingen_followed') }}),

-- All that a netted prestatie takes over from its toewijzing, and by what int_ketensignalen_declaraties judges it.
marked as (

    select
        gemeente_code,
        toewijzing_nummer,
        md5(concat_ws(
            '|', toewijzing_id, aanbieder_agb, jeugdige_id, is_verwijderd, ingangsdatum,
            coalesce(einddatum, 'infinity'), coalesce(omvang_eenheid, '-'), coalesce(omvang_frequentie, '-'),
            coalesce(omvang_volume, -1), coalesce(startdatum, 'infinity'), coalesce(stopdatum, 'infinity'),
            coalesce(overgedragen_op, 'infinity'), coalesce(eigen_startdatum, 'infinity')
        )) as kenmerk
    from toewijzingen

)

select * from marked
