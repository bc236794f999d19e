with

ibnr as (select * from {{ ref('stg_analyse__ibnr') }}),

vintages as (

    select * from {{ ref('int_vintages_ranked') }}
    where is_nieuwste

),

final as (

    select
        ibnr.gemeente_code,
        ibnr.segment,
        ibnr.leveringsmaand,
        vintages.peildatum,
        ibnr.gedeclareerd::numeric(14, 2) as gedeclareerd,
        ibnr.ibnr::numeric(14, 2) as ibnr,
        (ibnr.gedeclareerd + ibnr.ibnr)::numeric(14, 2) as verwacht_totaal,
        ibnr.ondergrens::numeric(14, 2) as ondergrens,
        ibnr.bovengrens::numeric(14, 2) as bovengrens,
        ibnr.compleet::numeric(18, 6) as compleet
    from ibnr
    inner join vintages on ibnr.vintage = vintages.vintage
    where ibnr.gemeente_code <> 'regio'

)

select * from final
