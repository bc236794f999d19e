with

-- Of every post and year the amount that was decided last: columns that adjust come after those that they adjust.
kader as (

    select distinct on (kader, post, jaar)
        kader,
        regelnummer,
        post,
        jaar,
        kolom,
        kader_bedrag
    from {{ ref('rpt_kader') }}
    where soort_regel = 'post' and kolom like '%kader%' and jaar is not null
    order by kader, post, jaar, kolom like 'bijgesteld%' desc, kolom

),

-- Which forms of help a post pays for is a choice of the region; `overig` takes what no other post of its framework names.
posten as (select * from {{ ref('kaderposten') }}),

named as (select distinct kader, hulpvorm_code from posten),

kosten as (select * from {{ ref('int_kosten_by_hulpvorm_jaar') }}),

declared as (

    select
        posten.kader,
        posten.post,
        kosten.jaar,
        sum(kosten.bedrag) as bedrag
    from posten
    inner join kosten
        on
            posten.hulpvorm_code = kosten.hulpvorm_code
            or (
                posten.hulpvorm_code = 'overig'
                and not exists (
                    select 1 from named
                    where named.kader = posten.kader and named.hulpvorm_code = kosten.hulpvorm_code
                )
            )
    group by posten.kader, posten.post, kosten.jaar

),

final as (

    select
        kader.kader,
        kader.regelnummer,
        kader.post,
        kader.jaar,
        kader.kolom,
        kader.kader_bedrag,
        declared.bedrag::numeric(14, 2) as gedeclareerd_bedrag,
        (kader.kader_bedrag - declared.bedrag)::numeric(14, 2) as over_bedrag,
        case
            when kader.kader_bedrag is null then 'geen bedrag in het document'
            when declared.bedrag is null then 'geen realisatie van dit jaar of deze post'
            when declared.bedrag > kader.kader_bedrag then 'overschreden'
            else 'binnen kader'
        end as stand
    from kader
    left join declared
        on
            kader.kader = declared.kader
            and kader.post = declared.post
            and kader.jaar = declared.jaar

)

select * from final
