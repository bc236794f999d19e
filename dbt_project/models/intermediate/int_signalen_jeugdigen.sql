{#- R24: costs of a jeugdige in a year beside those of the same age with the same kind of help, on a scale of ratios. -#}
{%- set groep = ['product_categorie', 'leeftijd', 'jaar'] -%}
with

prestaties as not materialized (

    select
        prestaties.*,
        extract(year from prestaties.begindatum) as jaar,
        case
            when extract(year from prestaties.begindatum) - jeugdigen.geboortejaar < 12 then 'tot 12'
            else 'vanaf 12'
        end as leeftijd
    from {{ ref('int_signalen_prestaties_netted') }} as prestaties
    inner join {{ ref('int_jeugdigen_described') }} as jeugdigen
        on prestaties.jeugdige_id = jeugdigen.jeugdige_id
    where jeugdigen.geboortejaar is not null

),

summed as (

    select jeugdige_id, {{ groep | join(', ') }}, ln(sum(bedrag)) as hoogte
    from prestaties
    group by jeugdige_id, {{ groep | join(', ') }}

),

medians as (

    select
        {{ groep | join(', ') }},
        count(*) as aantal,
        percentile_cont(0.5) within group (order by hoogte) as mediaan
    from summed
    group by {{ groep | join(', ') }}

),

spreads as (

    select
        medians.{{ groep | join(',\n        medians.') }},
        medians.mediaan,
        percentile_cont(0.5) within group (order by abs(summed.hoogte - medians.mediaan)) as mad
    from medians
    inner join summed on {{ zelfde('medians', 'summed', groep) }}
    where medians.aantal >= 20
    group by medians.{{ groep | join(', medians.') }}, medians.mediaan

),

scaled as (

    select
        summed.*,
        md5(concat_ws('|', summed.jeugdige_id, summed.product_categorie, summed.jaar)) as object_id,
        (summed.hoogte - spreads.mediaan) / (1.4826 * spreads.mad) as z
    from summed
    inner join spreads on {{ zelfde('summed', 'spreads', groep) }}
    where spreads.mad > 0

),

measured as (

    select prestaties.*, scaled.object_id, scaled.z
    from scaled
    inner join prestaties on {{ zelfde('prestaties', 'scaled', ['jeugdige_id'] + groep) }}
    where scaled.z > {{ drempel('R24') }}

),

judged as (
    {{ signalen('measured', 'jeugdige en jaar', [
        ('R24', 'z > ' ~ drempel('R24'), drempel('R24'), 'round(z::numeric, 1)', 'measured.bedrag'),
    ]) }}
)

select * from judged
