with

acties as (select * from {{ ref('tijdschema') }}),

moved as (select * from {{ ref('int_maatregelen_moved') }}),

peildatum as (select * from {{ ref('int_peildatum_determined') }}),

-- What is reported as done after the newest day we know of is not done yet.
placed as (

    select
        acties.*,
        moved.tegen,
        peildatum.peildatum,
        acties.gereed_op is not null and acties.gereed_op <= peildatum.peildatum as is_gereed
    from acties
    left join moved on acties.maatregel_nr = moved.maatregel_nr
    cross join peildatum

),

judged as (

    select
        *,
        case
            when einddatum is null then 'geen termijn'
            when not is_gereed and begindatum > peildatum then 'begint later'
            when not is_gereed and einddatum < peildatum then 'termijn voorbij'
            when not is_gereed and einddatum - 30 < peildatum then 'bijna om'
            when not is_gereed then 'loopt'
            when tegen is not null then 'gereed, cijfer tegen'
            when gereed_op > einddatum then 'gereed, te laat'
            else 'gereed'
        end as stand
    from placed

),

final as (

    select
        actie_nr,
        partij,
        actie,
        maatregel_nr,
        begindatum,
        einddatum,
        case when is_gereed then gereed_op end as gereed_op,
        case
            when stand in ('geen termijn', 'begint later') then 'grijs'
            when stand = 'termijn voorbij' then 'rood'
            when stand in ('bijna om', 'gereed, cijfer tegen', 'gereed, te laat') then 'oranje'
            else 'groen'
        end as stoplicht,
        case stand
            when 'geen termijn' then 'nog niet vastgesteld wanneer'
            when 'begint later' then 'begint op ' || begindatum
            when 'termijn voorbij'
                then 'termijn tot en met ' || einddatum || ' is voorbij, niet als gereed opgegeven'
            when 'bijna om' then 'loopt; de termijn eindigt op ' || einddatum
            when 'loopt' then 'loopt tot en met ' || einddatum
            when 'gereed, cijfer tegen' then 'gereed op ' || gereed_op || ', maar ' || tegen
            when 'gereed, te laat' then 'gereed op ' || gereed_op || ', na de termijn van ' || einddatum
            else 'gereed op ' || gereed_op
        end as reden
    from judged

)

select * from final
