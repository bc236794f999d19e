with

ibnr as (

    select * from {{ ref('stg_analyse__ibnr') }}
    where gemeente_code = 'regio'

),

patronen as (select * from {{ ref('stg_analyse__ibnr_patronen') }}),

vintages as (select * from {{ ref('int_vintages_ranked') }}),

-- Every older vintage beside the newest, with how many months after the care each of them looked.
compared as (

    select
        older.vintage,
        ibnr.segment,
        ibnr.leveringsmaand,
        ibnr.ibnr,
        later.gedeclareerd - ibnr.gedeclareerd as afgelopen,
        {{ maanden_tussen('ibnr.leveringsmaand', 'older.tot_en_met') }} as lag_toen,
        {{ maanden_tussen('ibnr.leveringsmaand', 'newest.tot_en_met') }} as lag_nu
    from vintages as older
    inner join ibnr on older.vintage = ibnr.vintage
    inner join vintages as newest on newest.is_nieuwste
    inner join ibnr as later
        on
            newest.vintage = later.vintage
            and ibnr.segment = later.segment
            and ibnr.leveringsmaand = later.leveringsmaand
    where not older.is_nieuwste

),

longest as (

    select max(lag) as lag from patronen

),

final as (

    select
        compared.vintage,
        compared.segment,
        compared.leveringsmaand,
        compared.ibnr::numeric(14, 2) as ibnr,
        (
            compared.ibnr * coalesce((now.compleet - before.compleet) / nullif(1 - before.compleet, 0), 1)
        )::numeric(14, 2) as verwacht_afgelopen,
        compared.afgelopen::numeric(14, 2) as werkelijk_afgelopen
    from compared
    cross join longest
    inner join patronen as before
        on
            compared.vintage = before.vintage
            and compared.segment = before.segment
            and least(compared.lag_toen, longest.lag) = before.lag
    inner join patronen as now
        on
            compared.vintage = now.vintage
            and compared.segment = now.segment
            and least(compared.lag_nu, longest.lag) = now.lag

)

select * from final
