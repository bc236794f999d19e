with

gedeclareerd as (

    select
        gemeente_code,
        jaar,
        perceel,
        sum(kosten_bedrag) as kosten_bedrag
    from {{ ref('int_kosten_with_perceel') }}
    group by gemeente_code, jaar, perceel

),

lumpsums as (

    select
        gemeente_code,
        jaar,
        perceel,
        sum(lumpsum_bedrag) as lumpsum_bedrag
    from {{ ref('fct_lumpsums') }}
    group by gemeente_code, jaar, perceel

),

-- Two ways of paying, side by side: a lumpsum is never a prestatie and never among the costs that were declared.
final as (

    select
        coalesce(gedeclareerd.gemeente_code, lumpsums.gemeente_code) as gemeente_code,
        coalesce(gedeclareerd.jaar, lumpsums.jaar) as jaar,
        coalesce(gedeclareerd.perceel, lumpsums.perceel) as perceel,
        coalesce(gedeclareerd.kosten_bedrag, 0)::numeric(14, 2) as gedeclareerd_bedrag,
        coalesce(lumpsums.lumpsum_bedrag, 0)::numeric(14, 2) as lumpsum_bedrag,
        (
            coalesce(gedeclareerd.kosten_bedrag, 0) + coalesce(lumpsums.lumpsum_bedrag, 0)
        )::numeric(14, 2) as totaal_bedrag
    from gedeclareerd
    full join lumpsums
        on
            gedeclareerd.gemeente_code = lumpsums.gemeente_code
            and gedeclareerd.jaar = lumpsums.jaar
            and gedeclareerd.perceel = lumpsums.perceel

)

select * from final
