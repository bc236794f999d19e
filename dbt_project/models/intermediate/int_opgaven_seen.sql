with

-- An aanbieder that only tells of itself exists too.
seen as (

    select aanbieder_agb from {{ ref('stg_aanbieder__uitkomsten') }}
    union
    select aanbieder_agb from {{ ref('stg_aanbieder__wachttijden') }}
    union
    select aanbieder_agb from {{ ref('stg_aanbieder__capaciteit') }}

)

select * from seen
