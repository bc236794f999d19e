with

-- The key of the agreed model, and what every gemeente cost itself.
agreed as (

    select * from {{ ref('rpt_solidariteit') }}
    where is_afgesproken

),

sleutels as (select * from {{ ref('int_sleutels_weighed') }}),

subregios as (select * from {{ ref('dim_subregios') }}),

-- A gemeente without subregio stands alone, and pays its own costs. Within one year, model and kostencategorie the
-- shares of a key may be added up: the weight of a gemeente is its part of what its group has. Not the share that a
-- reader sees: rounded to eight digits it moves cents.
placed as (

    select
        agreed.*,
        coalesce(sleutels.aandeel, 0) as gewicht,
        coalesce(subregios.subregio, agreed.gemeente_code) as groep,
        coalesce(subregios.subregio, 'geen subregio') as subregio
    from agreed
    left join sleutels
        on {{ zelfde('agreed', 'sleutels', ['jaar', 'model', 'kostencategorie', 'gemeente_code']) }}
    left join subregios
        on
            agreed.gemeente_code = subregios.gemeente_code
            and make_date(agreed.jaar, 1, 1)
            between subregios.vanaf and coalesce(subregios.tot, 'infinity'::date)

),

-- Without a value of the key in the group nothing is shared there.
weighed as (

    select
        *,
        case
            when sum(gewicht) over groep = 0 then 100 * werkelijk_bedrag
            else
                100 * (
                    solidair_deel * gewicht / sum(gewicht) over groep * sum(werkelijk_bedrag) over groep
                    + (1 - solidair_deel) * werkelijk_bedrag
                )
        end as cents
    from placed
    window groep as (partition by jaar, model, kostencategorie, groep)

),

ranked as (

    {{ ranked_rest('weighed', 'cents', ['jaar', 'model', 'kostencategorie', 'groep'], 'gemeente_code') }}

),

final as (

    select
        jaar,
        model,
        kostencategorie,
        gemeente_code,
        subregio,
        werkelijk_bedrag,
        bijdrage_bedrag as bijdrage_regio_bedrag,
        {{ grootste_rest('cents') }} as bijdrage_subregio_bedrag
    from ranked

)

select * from final
