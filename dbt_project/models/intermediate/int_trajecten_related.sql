with

trajecten as (select * from {{ ref('int_trajecten_described') }}),

stappen as (select * from {{ ref('int_zorgstappen_dated') }}),

peildatum as (select * from {{ ref('int_peildatum_determined') }}),

-- Jeugdhulp of the same person before this one, also in another gemeente; what began on the same day is not before.
before as (

    select
        traject_id,
        max(coalesce(laatste_dag, 'infinity'::date)) over (
            partition by persoon
            order by begindatum
            range between unbounded preceding and interval '1 day' preceding
        ) as eerdere_hulp_tot
    from trajecten
    where is_jeugdhulp

),

after as (

    select
        ended.traject_id,
        min(begun.begindatum) as volgende_start
    from trajecten as ended
    inner join trajecten as begun on ended.persoon = begun.persoon and ended.laatste_dag < begun.begindatum
    where begun.is_instroom and begun.is_jeugdhulp
    group by ended.traject_id

),

-- CBS looks until the end of the half-year after the one in which the traject ended.
related as (

    select
        trajecten.traject_id,
        case
            when trajecten.is_instroom and trajecten.is_jeugdhulp
                then coalesce(before.eerdere_hulp_tot >= trajecten.begindatum - interval '5 years', false)
        end as is_herhaald_beroep,
        case when trajecten.zwaarte is not null and trajecten.is_instroom then stappen.vorige_zwaarte end
            as vorige_zwaarte,
        after.volgende_start,
        case
            when
                trajecten.is_uitstroom and trajecten.is_jeugdhulp
                and {{ einde_volgend_halfjaar('trajecten.laatste_dag') }} <= peildatum.peildatum
                then
                    coalesce(
                        after.volgende_start > {{ einde_volgend_halfjaar('trajecten.laatste_dag') }}, true
                    )
        end as is_zonder_nieuwe_start
    from trajecten
    cross join peildatum
    left join before on trajecten.traject_id = before.traject_id
    left join stappen on {{ zelfde('trajecten', 'stappen', ['persoon', 'begindatum']) }}
    left join after on trajecten.traject_id = after.traject_id

)

select * from related
