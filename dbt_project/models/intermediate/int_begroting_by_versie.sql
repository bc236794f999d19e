with

-- Without posts before the market: what they pay for has no declaraties that can be expected.
begroting as (

    select begroting.*
    from {{ ref('int_begroting_latest') }} as begroting
    left join {{ ref('begrotingsposten') }} as posten on begroting.post = posten.post
    where not begroting.is_realisatie and coalesce(posten.kant, '') <> 'voorkant'

),

-- A version names only what it changes: of each post counts the last one up to and including that version.
known as (

    select
        begroting.gemeente_code,
        begroting.jaar,
        begroting.post,
        begroting.bedrag,
        begroting.is_laatste,
        stadium.stadium,
        begroting.volgorde,
        row_number() over (
            partition by begroting.gemeente_code, begroting.jaar, begroting.post, stadium.stadium
            order by begroting.vastgesteld_op desc, begroting.volgorde desc
        ) = 1 as is_geldig
    from begroting
    inner join (values (0), (10), (11)) as stadium (stadium) on begroting.volgorde <= stadium.stadium

),

-- The region is what all gemeenten budget, and what they carry together.
owned as (

    select * from known
    where is_geldig and gemeente_code <> 'regio'
    union all
    select 'regio', jaar, post, bedrag, is_laatste, stadium, volgorde, is_geldig
    from known
    where is_geldig

),

summed as (

    select
        gemeente_code,
        jaar,
        sum(bedrag) filter (where stadium = 0) as primitief,
        case when max(volgorde) >= 10 then sum(bedrag) filter (where stadium = 10) end as burap1,
        case when max(volgorde) >= 11 then sum(bedrag) filter (where stadium = 11) end as burap2,
        sum(bedrag) filter (where stadium = 11 and is_laatste) as laatste
    from owned
    group by gemeente_code, jaar

)

select * from summed
