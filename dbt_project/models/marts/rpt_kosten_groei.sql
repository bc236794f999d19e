with

groups as (select * from {{ ref('int_kostengroei_split') }}),

peildatum as (select * from {{ ref('int_peildatum_determined') }}),

totals as (

    select
        gemeente_code, jaar,
        max(jeugdigen)::integer as aantal_jeugdigen,
        max(jeugdigen_vorig)::integer as aantal_jeugdigen_vorig,
        sum(kosten_vorig) as kosten_vorig,
        sum(kosten) as kosten,
        sum(door_jeugdigen) as jeugdigen,
        sum(door_volume) as volume,
        sum(door_mix) as mix,
        sum(door_tarief) as tarief
    from groups
    group by gemeente_code, jaar

),

-- The four parts in cents, so that they add up to the growth: what rounding leaves goes to the largest remainders.
parts as (

    select
        totals.gemeente_code, totals.jaar, part.soort,
        100 * part.bedrag as cents
    from totals
    cross join
        lateral (
            values ('jeugdigen', totals.jeugdigen), ('volume', totals.volume),
            ('mix', totals.mix), ('tarief', totals.tarief)
        ) as part (soort, bedrag)

),

ranked as (

    {{ ranked_rest('parts', 'cents', ['gemeente_code', 'jaar'], 'soort') }}

),

rounded as (

    select
        gemeente_code,
        jaar,
        soort,
        {{ grootste_rest('cents') }} as bedrag
    from ranked

),

final as (

    select
        totals.gemeente_code,
        totals.jaar,
        totals.aantal_jeugdigen_vorig,
        totals.aantal_jeugdigen,
        totals.kosten_vorig::numeric(14, 2) as kosten_vorig_bedrag,
        totals.kosten::numeric(14, 2) as kosten_bedrag,
        (totals.kosten - totals.kosten_vorig)::numeric(14, 2) as groei_bedrag,
        max(rounded.bedrag) filter (where rounded.soort = 'jeugdigen') as jeugdigen_bedrag,
        max(rounded.bedrag) filter (where rounded.soort = 'volume') as volume_bedrag,
        max(rounded.bedrag) filter (where rounded.soort = 'tarief') as tarief_bedrag,
        max(rounded.bedrag) filter (where rounded.soort = 'mix') as mix_bedrag,
        peildatum.peildatum >= make_date(totals.jaar + 1, 7, 1) as is_compleet
    from totals
    inner join rounded on totals.gemeente_code = rounded.gemeente_code and totals.jaar = rounded.jaar
    cross join peildatum
    group by
        totals.gemeente_code, totals.jaar, totals.aantal_jeugdigen_vorig, totals.aantal_jeugdigen,
        totals.kosten_vorig, totals.kosten, peildatum.peildatum

)

select * from final
