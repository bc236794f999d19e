with

groups as (

    select
        gemeente_code,
        jaar,
        split_part(groep, ' ', 1) as product_categorie,
        sum(kosten) as kosten,
        sum(kosten_vorig) as kosten_vorig,
        sum(tegen_prijs_vorig) as tegen_prijs_vorig,
        sum(tegen_gemiddelde) as tegen_gemiddelde
    from {{ ref('int_kostengroei_split') }}
    group by 1, 2, 3

),

jeugdigen as (

    select gemeente_code, periode::integer as jaar, product_categorie, aantal_jeugdigen
    from {{ ref('rpt_unieke_jeugdigen') }}
    where soort_periode = 'jaar'

),

-- The youths of this kind of help, not those of the gemeente: somebody with two kinds is in both.
with_jeugdigen as (

    select
        groups.*,
        coalesce(nu.aantal_jeugdigen, 0) as jeugdigen,
        coalesce(vorig.aantal_jeugdigen, 0) as jeugdigen_vorig,
        coalesce(nu.aantal_jeugdigen, 0)::numeric / nullif(vorig.aantal_jeugdigen, 0) as meer_jeugdigen
    from groups
    left join jeugdigen as nu
        on {{ zelfde('groups', 'nu', ['gemeente_code', 'jaar', 'product_categorie']) }}
    left join jeugdigen as vorig
        on
            {{ zelfde('groups', 'vorig', ['gemeente_code', 'product_categorie']) }}
            and groups.jaar - 1 = vorig.jaar

),

split as (

    select
        *,
        {{ groei_in_delen() }}
    from with_jeugdigen

)

select * from split
