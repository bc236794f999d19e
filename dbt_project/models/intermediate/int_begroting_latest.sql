with

begroting as (

    {{ geldend(ref('stg_financien__begroting')) }}

),

-- A post twice in one version counts once, as the last sender wrote it last.
latest as (

    {{ laatste('begroting', ['jaar', 'versie', 'gemeente_code', 'post']) }}

),

ordered as (

    select
        jaar,
        versie,
        coalesce(gemeente_code, 'regio') as gemeente_code,
        post,
        bedrag,
        vastgesteld_op,
        versie = 'REALISATIE' as is_realisatie,
        case
            when versie = 'PRIMITIEF' then 0
            when versie like 'WIJZIGING-%' then split_part(versie, '-', 2)::integer
            when versie = 'BURAP1' then 10
            when versie = 'BURAP2' then 11
            else 12
        end as volgorde
    from latest

),

-- A version names only what it changes, so the last one is sought per post; what was realised is no budget.
ranked as (

    select
        *,
        not is_realisatie and row_number() over (
            partition by jaar, gemeente_code, post
            order by is_realisatie, vastgesteld_op desc, volgorde desc
        ) = 1 as is_laatste
    from ordered

)

select * from ranked
