with

begroting as (select * from {{ ref('stg_financien__begroting') }}),

last_delivery as (select * from {{ ref('int_registers_delivered_last') }}),

-- A post twice in one version counts once, as the last sender wrote it last.
latest as (

    select distinct on (begroting.jaar, begroting.versie, begroting.gemeente_code, begroting.post)
        begroting.jaar,
        begroting.versie,
        coalesce(begroting.gemeente_code, 'regio') as gemeente_code,
        begroting.post,
        begroting.bedrag,
        begroting.vastgesteld_op,
        begroting.versie = 'REALISATIE' as is_realisatie,
        case
            when begroting.versie = 'PRIMITIEF' then 0
            when begroting.versie like 'WIJZIGING-%' then split_part(begroting.versie, '-', 2)::integer
            when begroting.versie = 'BURAP1' then 10
            when begroting.versie = 'BURAP2' then 11
            else 12
        end as volgorde
    from begroting
    inner join last_delivery on begroting.delivery_id = last_delivery.delivery_id
    order by
        begroting.jaar, begroting.versie, begroting.gemeente_code, begroting.post,
        begroting.dagtekening desc, begroting.identificatie desc,
        begroting.delivery_id desc, begroting.position desc

),

-- A version names only what it changes, so the last one is sought per post; what was realised is no budget.
ranked as (

    select
        *,
        not is_realisatie and row_number() over (
            partition by jaar, gemeente_code, post
            order by is_realisatie, vastgesteld_op desc, volgorde desc
        ) = 1 as is_laatste
    from latest

)

select * from ranked
