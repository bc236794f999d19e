with

-- Against the year before; the first year of the data has none, and nobody is new in it.
prestaties as (

    select
        aanbieder_agb,
        left(zorgmaand, 4) as jaar,
        sum(kosten_bedrag) as kosten_bedrag,
        count(distinct nullif(jeugdige_id, 'onbekend')) as aantal_jeugdigen
    from {{ ref('fct_prestaties') }}
    group by aanbieder_agb, left(zorgmaand, 4)

),

signalen as (

    select
        aanbieder_agb,
        left(zorgmaand, 4) as jaar,
        count(*) as aantal,
        sum(score) as score
    from {{ ref('fct_signalen') }}
    where status <> 'onterecht'
    group by aanbieder_agb, left(zorgmaand, 4)

),

bevindingen as (

    select
        aanbieder_agb,
        left(zorgmaand, 4) as jaar,
        sum(bedrag_fout) as bedrag_fout
    from {{ ref('fct_bevindingen') }}
    group by aanbieder_agb, left(zorgmaand, 4)

),

compared as (

    select
        prestaties.*,
        prestaties.kosten_bedrag
        / nullif(sum(prestaties.kosten_bedrag) over (partition by prestaties.jaar), 0) as aandeel,
        -- An aanbieder that skipped a year has no year before.
        case
            when lag(prestaties.jaar) over aanbieder = (prestaties.jaar::integer - 1)::text
                then prestaties.kosten_bedrag / nullif(lag(prestaties.kosten_bedrag) over aanbieder, 0) - 1
        end as groei,
        lag(prestaties.jaar) over aanbieder is null
        and prestaties.jaar > min(prestaties.jaar) over () as is_nieuw
    from prestaties
    window aanbieder as (partition by prestaties.aanbieder_agb order by prestaties.jaar)

),

measured as (

    select
        compared.*,
        coalesce(signalen.aantal, 0) as aantal_signalen,
        coalesce(signalen.score, 0) as score,
        coalesce(bevindingen.bedrag_fout, 0) as fout_bedrag
    from compared
    left join signalen on compared.aanbieder_agb = signalen.aanbieder_agb and compared.jaar = signalen.jaar
    left join bevindingen
        on compared.aanbieder_agb = bevindingen.aanbieder_agb and compared.jaar = bevindingen.jaar

)

select * from measured
