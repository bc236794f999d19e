with

latest as (select * from {{ ref('int_kader_latest') }}),

-- What the posts of a column add up to. A total that differs is shown beside it: the document is not repaired.
sums as (

    select
        kader,
        kolom,
        sum(bedrag) filter (where soort_regel = 'POST') as som_posten,
        sum(bedrag) filter (where soort_regel in ('TOTAAL', 'BUITEN_TOTAAL')) as som_totaal,
        count(*) filter (where soort_regel = 'POST' and bedrag is null) as zonder_bedrag
    from latest
    group by kader, kolom

),

compared as (

    select
        latest.*,
        case latest.soort_regel
            when 'TOTAAL' then sums.som_posten
            when 'EINDTOTAAL' then sums.som_totaal
        end as som_bedrag,
        case latest.soort_regel when 'TOTAAL' then sums.zonder_bedrag else 0 end as zonder_bedrag
    from latest
    inner join sums on latest.kader = sums.kader and latest.kolom = sums.kolom

),

final as (

    select
        kader,
        regelnummer,
        kolom,
        post,
        jaar,
        lower(soort_regel) as soort_regel,
        letterlijk,
        bedrag as kader_bedrag,
        som_bedrag::numeric(14, 2) as som_bedrag,
        (bedrag - som_bedrag)::numeric(14, 2) as verschil_bedrag,
        case
            when bedrag is null then 'geen bedrag in het document'
            when soort_regel in ('POST', 'BUITEN_TOTAAL') then null
            when som_bedrag is null then 'totaal zonder posten in deze kolom'
            when bedrag <> som_bedrag then 'telt niet op: document en som van de posten verschillen'
            when zonder_bedrag > 0 then 'telt op, met ' || zonder_bedrag || ' post zonder bedrag'
            else 'telt op'
        end as bevinding,
        bronregel
    from compared

)

select * from final
