with

regio as (select * from {{ ref('regio') }}),

kosten as (

    select
        gemeente_code,
        left(zorgmaand, 4) || '-K' || ceil(right(zorgmaand, 2)::numeric / 3) as kwartaal,
        sum(kosten_bedrag) as kosten_bedrag
    from {{ ref('rpt_kosten_maand') }}
    group by 1, 2

),

trajecten as (

    select
        gemeente_code,
        to_char(maand, 'YYYY"-K"Q') as kwartaal,
        sum(instroom) as instroom,
        sum(uitstroom) as uitstroom,
        sum(eindstand) filter (where extract(month from maand)::integer % 3 = 0) as eindstand
    from {{ ref('fct_stand_maand') }}
    group by 1, 2

),

final as (

    select
        coalesce(kosten.gemeente_code, trajecten.gemeente_code) as gemeente_code,
        coalesce(kosten.kwartaal, trajecten.kwartaal) as kwartaal,
        coalesce(kosten.kosten_bedrag, 0)::numeric(14, 2) as kosten_bedrag,
        coalesce(trajecten.instroom, 0)::integer as instroom,
        coalesce(trajecten.uitstroom, 0)::integer as uitstroom,
        trajecten.eindstand::integer as eindstand,
        regio.rapportage = 'kwartaal' as is_rapportageperiode
    from kosten
    full join trajecten
        on kosten.gemeente_code = trajecten.gemeente_code and kosten.kwartaal = trajecten.kwartaal
    cross join regio

)

select * from final
