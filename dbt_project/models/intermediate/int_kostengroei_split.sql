with

producten as (select * from {{ ref('int_kosten_compared_by_jaar') }}),

jeugdigen as (select * from {{ ref('int_jeugdigen_with_kosten_by_jaar') }}),

-- A product without a volume in the year before has the price of this year: its tariff did not change.
priced as (

    select
        *,
        coalesce(
            kosten_vorig / nullif(volume_vorig, 0), kosten / nullif(volume, 0), 0
        ) as prijs_vorig
    from producten

),

-- Within a group (productcategorie and unit) volumes can be added; between groups only euros can.
groups as (

    select
        gemeente_code,
        jaar,
        groep,
        sum(kosten) as kosten,
        sum(kosten_vorig) as kosten_vorig,
        sum(volume * prijs_vorig) as tegen_prijs_vorig,
        coalesce(
            sum(volume) * sum(kosten_vorig) / nullif(sum(volume_vorig), 0), sum(volume * prijs_vorig)
        ) as tegen_gemiddelde
    from priced
    group by gemeente_code, jaar, groep

),

with_jeugdigen as (

    select
        groups.*,
        coalesce(nu.aantal_jeugdigen, 0) as jeugdigen,
        coalesce(vorig.aantal_jeugdigen, 0) as jeugdigen_vorig,
        coalesce(nu.aantal_jeugdigen, 0)::numeric / nullif(vorig.aantal_jeugdigen, 0) as meer_jeugdigen
    from groups
    left join jeugdigen as nu
        on groups.gemeente_code = nu.gemeente_code and groups.jaar::text = nu.jaar
    left join jeugdigen as vorig
        on groups.gemeente_code = vorig.gemeente_code and (groups.jaar - 1)::text = vorig.jaar

),

-- What the volume of a group would cost at its average price of the year before.
split as (

    select
        *,
        {{ groei_in_delen() }}
    from with_jeugdigen

)

select * from split
