with recursive

herindelingen as (select * from {{ ref('herindelingen') }}),

-- Forward only: the youth of a code that ended goes to its successors, again and again until today. Weights multiply.
chained as (

    select
        van_gemeente,
        naar_gemeente,
        gewicht_jeugd::numeric as gewicht,
        datum
    from herindelingen
    union all
    select
        chained.van_gemeente,
        herindelingen.naar_gemeente,
        chained.gewicht * herindelingen.gewicht_jeugd as gewicht,
        herindelingen.datum
    from chained
    inner join herindelingen
        on chained.naar_gemeente = herindelingen.van_gemeente and chained.datum < herindelingen.datum

),

-- What was split and joined again arrives in one row; a successor that ended itself is only a step.
final as (

    select
        chained.van_gemeente,
        chained.naar_gemeente,
        sum(chained.gewicht)::numeric(18, 8) as gewicht
    from chained
    left join herindelingen
        on chained.naar_gemeente = herindelingen.van_gemeente and chained.datum < herindelingen.datum
    where herindelingen.van_gemeente is null
    group by chained.van_gemeente, chained.naar_gemeente

)

select * from final
