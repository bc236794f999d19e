with

effecten as (

    {{ geldend(ref('stg_financien__maatregeleffecten')) }}

),

maatregelen as (select * from {{ ref('dim_maatregelen') }}),

indicatoren as (

    select
        maatregel_nr,
        string_agg(kpi_id, ', ' order by kpi_id) as indicatoren
    from {{ ref('maatregel_indicatoren') }}
    group by maatregel_nr

),

peildatum as (select * from {{ ref('int_peildatum_determined') }}),

latest as (

    {{ laatste('effecten', ['maatregel_nr', 'jaar']) }}

),

-- Without a date in the plan the first day follows from the decision and the shortest preparation.
final as (

    select
        latest.maatregel_nr,
        latest.jaar,
        latest.is_en_verder,
        coalesce(maatregelen.volgorde, 0) as volgorde,
        coalesce(maatregelen.maatregel, 'Onbekend') as maatregel,
        latest.letterlijk,
        latest.effect_min_bedrag,
        latest.effect_max_bedrag,
        indicatoren.indicatoren,
        coalesce(
            maatregelen.startdatum,
            (maatregelen.besluit_op + make_interval(months => maatregelen.voorbereiding_min_maanden))::date
        ) as vroegste_start,
        case
            when maatregelen.startdatum <= peildatum.peildatum then 'volgens plan gestart'
            when maatregelen.startdatum is not null then 'gepland'
            when maatregelen.besluit_op is not null then 'in voorbereiding'
            else 'nog niet vastgesteld'
        end as stand,
        'effecten overlappen en mogen niet worden opgeteld' as let_op
    from latest
    left join maatregelen on latest.maatregel_nr = maatregelen.maatregel_nr
    left join indicatoren on latest.maatregel_nr = indicatoren.maatregel_nr
    cross join peildatum

)

select * from final
