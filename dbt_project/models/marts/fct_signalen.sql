{%- set largest_first = 'bedrag desc, zorgmaand, verwacht, gevonden, prestatie_id' %}
with

signalen as (select * from {{ ref('int_signalen_combined') }}),

regels as (select * from {{ ref('controleregels') }}),

precisie as (select * from {{ ref('int_signalen_precisie') }}),

standen as (select * from {{ ref('stg_analyse__signaalstanden') }}),

gemeenten as (select * from {{ ref('dim_gemeenten') }}),

aanbieders as (select * from {{ ref('dim_aanbieders') }}),

-- What is at stake is the sum over its evidence; aanbieder and figures are those of the largest piece.
grouped as (

    select
        signaal_id,
        regel,
        object_soort,
        case when count(distinct gemeente_code) = 1 then min(gemeente_code) end as gemeente_code,
        (array_agg(aanbieder_agb order by {{ largest_first }}))[1] as aanbieder_agb,
        case when count(distinct jeugdige_id) = 1 then min(jeugdige_id) end as jeugdige_id,
        min(zorgmaand) as zorgmaand,
        (array_agg(verwacht order by {{ largest_first }}))[1] as verwacht,
        (array_agg(gevonden order by {{ largest_first }}))[1] as gevonden,
        sum(bedrag)::numeric(14, 2) as bedrag,
        count(distinct prestatie_id)::integer as aantal_prestaties
    from signalen
    group by signaal_id, regel, object_soort

),

-- A signal is never a finding: it is open until a person judged it. The score only ranks what to look at first.
final as (

    select
        grouped.signaal_id,
        grouped.regel,
        regels.versie,
        regels.naam,
        regels.soort,
        regels.ernst,
        grouped.object_soort,
        coalesce(gemeenten.gemeente_code, 'onbekend') as gemeente_code,
        coalesce(aanbieders.aanbieder_agb, 'onbekend') as aanbieder_agb,
        coalesce(grouped.jeugdige_id, 'onbekend') as jeugdige_id,
        to_char(grouped.zorgmaand, 'YYYY-MM') as zorgmaand,
        {{ halfjaar('grouped.zorgmaand') }} as halfjaar,
        grouped.verwacht,
        grouped.gevonden,
        grouped.bedrag,
        grouped.aantal_prestaties,
        precisie.gewicht,
        (
            case regels.ernst when 'hoog' then 3 when 'midden' then 2 else 1 end
            * (1 + ln(1 + abs(grouped.bedrag))) * precisie.gewicht
        )::numeric(18, 2) as score,
        coalesce(standen.status, 'open') as status,
        standen.beoordeeld_op
    from grouped
    inner join regels on grouped.regel = regels.regel
    inner join precisie on grouped.regel = precisie.regel
    left join standen on grouped.signaal_id = standen.signaal_id and regels.versie = standen.versie
    left join gemeenten on grouped.gemeente_code = gemeenten.gemeente_code
    left join aanbieders on grouped.aanbieder_agb = aanbieders.aanbieder_agb

)

select * from final
