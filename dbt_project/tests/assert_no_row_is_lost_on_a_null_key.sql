-- What goes into a fact comes out of it, also when gemeente, jeugdige, product or casus is missing or unknown.
with

counted as (

    select
        'prestaties' as feit,
        (select count(*) from {{ ref('stg_ijw__prestaties') }}) as aangeleverd,
        (select count(*) from {{ ref('fct_prestaties') }}) as in_mart
    union all
    select
        'toewijzingen',
        (
            select count(distinct concat_ws('|', gemeente_code, toewijzing_nummer))
            from {{ ref('stg_ijw__toewijzingen') }}
        ),
        (select count(*) from {{ ref('fct_toewijzingen') }})
    union all
    select
        'verwijzingen',
        (select count(*) from {{ ref('stg_ijw__verzoeken') }})
        + (select count(distinct concat_ws('|', afzender, bepaling_id)) from {{ ref('stg_gi__bepalingen') }})
        + (
            select count(distinct concat_ws('|', afzender, verwijzing_id))
            from {{ ref('stg_huisarts__verwijzingen') }}
        ),
        (
            select count(*) from {{ ref('fct_verwijzingen') }}
            where bron <> 'sjt'
        )
    union all
    select
        'kerntaken',
        (
            select count(distinct concat_ws('|', afzender, kerntaak_periode_id))
            from {{ ref('stg_sjt__kerntaken') }}
        ),
        (select count(*) from {{ ref('fct_kerntaken') }})

)

select * from counted
where aangeleverd <> in_mart
