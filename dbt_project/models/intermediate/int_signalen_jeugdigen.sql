{#- R24: costs of a jeugdige in a year beside those of the same age with the same kind of help, on a scale of ratios. -#}
{%- set groep = ['product_categorie', 'leeftijd', 'jaar'] -%}
with

prestaties as (

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

    select
        *,
        md5(concat_ws('|', jeugdige_id, product_categorie, jaar)) as object_id,
        ln(sum(bedrag) over whole) as hoogte,
        prestatie_id = min(prestatie_id) over whole as is_eerste
    from prestaties
    window whole as (partition by jeugdige_id, {{ groep | join(', ') }})

),

medians as (

    select
        {{ groep | join(', ') }},
        count(*) as aantal,
        percentile_cont(0.5) within group (order by hoogte) as mediaan
    from summed
    where is_eerste
    group by {{ groep | join(', ') }}

),

spreads as (

    select
        medians.{{ groep | join(',\n        medians.') }},
        medians.mediaan,
        percentile_cont(0.5) within group (order by abs(summed.hoogte - medians.mediaan)) as mad
    from medians
    inner join summed on {{ zelfde('medians', 'summed', groep) }} and summed.is_eerste
    where medians.aantal >= 20
    group by medians.{{ groep | join(', medians.') }}, medians.mediaan

),

measured as (

    select
        summed.*,
        (summed.hoogte - spreads.mediaan) / (1.4826 * spreads.mad) as z
    from summed
    inner join spreads on {{ zelfde('summed', 'spreads', groep) }}
    where spreads.mad > 0

),

judged as (
    {{ signalen('measured', 'jeugdige en jaar', [
        ('R24', 'z > ' ~ drempel('R24'), drempel('R24'), 'round(z::numeric, 1)', 'measured.bedrag'),
    ]) }}
)

select * from judged
