with

uitkomsten as (select * from {{ ref('int_uitkomsten_latest') }}),

answered as (select * from {{ ref('int_uitkomsten_answered') }}),

linked as (select * from {{ ref('int_uitkomsten_linked') }}),

trajecten as (select * from {{ ref('fct_trajecten') }}),

described as (

    select
        uitkomsten.*,
        uitkomsten.afzender || '-' || uitkomsten.uitkomst_id as meting_id,
        linked.traject_id,
        coalesce(linked.koppeling, 'geen') as koppeling,
        coalesce(trajecten.halfjaar_einde, {{ halfjaar('uitkomsten.einddatum') }}) as halfjaar
    from uitkomsten
    left join linked
        on uitkomsten.afzender = linked.afzender and uitkomsten.uitkomst_id = linked.uitkomst_id
    left join trajecten on linked.traject_id = trajecten.traject_id

),

-- A traject may be measured more than once, or by two informants: the last answer to a question counts.
final as (

    select
        described.meting_id,
        answered.indicator,
        coalesce(described.gemeente_code, 'onbekend') as gemeente_code,
        coalesce(described.jeugdige_id, 'onbekend') as jeugdige_id,
        coalesce(described.aanbieder_agb, 'onbekend') as aanbieder_agb,
        coalesce(described.product_code, 'onbekend') as product_code,
        described.traject_id,
        described.koppeling,
        described.informant,
        coalesce(described.instrument, 'onbekend') as instrument,
        described.reden_uitval,
        answered.score,
        answered.teller,
        answered.noemer,
        answered.noemer is not null as is_beantwoord,
        row_number() over (
            partition by coalesce(described.traject_id, described.meting_id), answered.indicator
            order by
                (answered.noemer is null), described.meetdatum desc, described.dagtekening desc,
                described.meting_id
        ) = 1 as telt_mee,
        described.halfjaar,
        described.einddatum,
        described.meetdatum,
        described.delivery_id,
        described.position,
        described.volgnummer
    from described
    inner join answered
        on described.afzender = answered.afzender and described.uitkomst_id = answered.uitkomst_id

)

select * from final
