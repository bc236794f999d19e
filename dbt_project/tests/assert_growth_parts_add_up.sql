-- Youths, volume, tarief and mix together are the growth of the costs, to the cent, in all and per kind of help, and that
-- growth is of the facts.
with

parts as (

    select
        gemeente_code,
        jaar,
        kosten_bedrag,
        groei_bedrag - jeugdigen_bedrag - volume_bedrag - tarief_bedrag - mix_bedrag as rest
    from {{ ref('rpt_kosten_groei') }}
    union all
    select
        gemeente_code,
        jaar,
        sum(kosten_bedrag),
        sum(abs(groei_bedrag - jeugdigen_bedrag - volume_bedrag - tarief_bedrag - mix_bedrag))
    from {{ ref('rpt_sectorgroei') }}
    group by 1, 2

),

facts as (

    select
        gemeente_code,
        left(zorgmaand, 4)::integer as jaar,
        sum(kosten_bedrag) as kosten_bedrag
    from {{ ref('fct_prestaties') }}
    group by 1, 2

),

different as (

    select
        parts.gemeente_code,
        parts.jaar,
        parts.rest,
        parts.kosten_bedrag - coalesce(facts.kosten_bedrag, 0) as verschil
    from parts
    left join facts on parts.gemeente_code = facts.gemeente_code and parts.jaar = facts.jaar
    where parts.rest <> 0 or parts.kosten_bedrag <> coalesce(facts.kosten_bedrag, 0)

)

select * from different
