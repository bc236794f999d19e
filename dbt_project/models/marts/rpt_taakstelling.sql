with

pad as (select * from {{ ref('int_kaderpad_pivoted') }}),

-- On the total only, of the region and of what has no known gemeente; posts have no path.
kosten as (

    select
        left(kosten.zorgmaand, 4)::integer as jaar,
        sum(kosten.kosten_bedrag) as gerealiseerd,
        count(distinct kosten.zorgmaand) as maanden
    from {{ ref('int_kosten_by_product_maand') }} as kosten
    inner join {{ ref('dim_gemeenten') }} as gemeenten on kosten.gemeente_code = gemeenten.gemeente_code
    where gemeenten.soort <> 'buiten regio' and kosten.kosten_bedrag <> 0
    group by 1

),

final as (

    select
        coalesce(pad.kader, 'geen kader') as kader,
        coalesce(pad.jaar, kosten.jaar) as jaar,
        pad.begroting::numeric(14, 2) as begroting_bedrag,
        pad.burap::numeric(14, 2) as burap_bedrag,
        pad.target::numeric(14, 2) as target_bedrag,
        pad.jaarkosten::numeric(14, 2) as jaarkosten_bedrag,
        pad.bijdrage_rijk::numeric(14, 2) as bijdrage_rijk_bedrag,
        pad.kosten_regio::numeric(14, 2) as kosten_regio_bedrag,
        kosten.gerealiseerd::numeric(14, 2) as gerealiseerd_bedrag,
        coalesce(kosten.maanden, 0)::integer as gerealiseerde_maanden,
        case
            when kosten.maanden = 12 then kosten.gerealiseerd - pad.jaarkosten
        end::numeric(14, 2) as verschil_bedrag,
        nullif(concat_ws(
            '; ',
            case
                when pad.verschil_jaarkosten <> 0
                    then
                        'begroting plus burap min target is niet jaarkosten, verschil '
                        || pad.verschil_jaarkosten
            end,
            case
                when pad.verschil_vorig_jaar <> 0
                    then
                        'begroting is niet de jaarkosten van het jaar ervoor, verschil '
                        || pad.verschil_vorig_jaar
            end,
            case
                when pad.verschil_regio <> 0
                    then 'jaarkosten min bijdrage Rijk is niet kosten regio, verschil ' || pad.verschil_regio
            end,
            case
                when pad.kader is not null and pad.bijdrage_rijk is null
                    then
                        'bijdrage Rijk is geen bedrag (' || coalesce(pad.rijk_letterlijk, 'leeg')
                        || '): kosten regio niet te vergelijken met andere jaren'
            end,
            case when pad.is_anders_geschreven then 'bedragen met komma, andere jaren met punt' end
        ), '') as bevindingen
    from pad
    full join kosten on pad.jaar = kosten.jaar

)

select * from final
