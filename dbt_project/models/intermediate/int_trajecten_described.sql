with

trajecten as (select * from {{ ref('int_trajecten_cut') }}),

herindelingen as (select * from {{ ref('herindelingen') }}),

soorten as (select * from {{ ref('soorten_beeindiging') }}),

-- What lies before and after the border: the same help, paid by another gemeente.
bordered as (

    select
        trajecten.*,
        lag(trajecten.gemeente_code) over verloop as vorige_gemeente_code,
        lead(trajecten.gemeente_code) over verloop as volgende_gemeente_code,
        lead(trajecten.begindatum) over verloop as volgende_begindatum,
        min(trajecten.begindatum) over verloop as eerste_begindatum,
        first_value(coalesce(trajecten.verwijzer_type, 'onbekend')) over verloop as eerste_verwijzer_type
    from trajecten
    window verloop as (partition by persoon, aanbieder_agb, zelfde_hulp, los_bij, verloop order by deel)

),

closed as (

    select
        bordered.*,
        case
            when bordered.volgende_begindatum is null then bordered.einddatum
            else greatest(bordered.begindatum, least(bordered.einddatum, bordered.volgende_begindatum - 1))
        end as laatste_dag
    from bordered

),

-- Herindeling, verhuizing and the woonplaatsbeginsel of 2022 change who pays, not the help.
explained as (

    select
        closed.*,
        closed.laatste_dag is not null
        and coalesce(closed.volgende_begindatum is not null or closed.reden_wijziging in ('07', '11'), false)
            as is_overgang,
        case
            when herindelingen.van_gemeente is not null or closed.reden_wijziging = '11' then 'herindeling'
            when closed.reden_wijziging = '07' or closed.volgende_begindatum is null then 'verhuizing'
            when closed.laatste_dag = '2021-12-31' then 'woonplaats_2022'
            else 'verhuizing'
        end as reden_overgang,
        soorten.telt_voor_uitval,
        soorten.is_uitval
    from closed
    left join soorten on closed.reden_beeindiging = soorten.reden_beeindiging
    left join herindelingen
        on
            closed.gemeente_code = herindelingen.van_gemeente
            and closed.volgende_gemeente_code = herindelingen.naar_gemeente
            and closed.volgende_begindatum >= herindelingen.datum

),

final as (

    select
        explained.*,
        explained.vorige_gemeente_code is null as is_instroom,
        explained.laatste_dag is not null and not explained.is_overgang as is_uitstroom,
        case
            when explained.laatste_dag is null then 'lopend'
            when explained.is_overgang then 'overgang'
            when explained.soort_stop in ('inhoudelijk', 'administratief') then explained.soort_stop
            else 'zonder stop'
        end as soort_einde,
        explained.laatste_dag - explained.eerste_begindatum as duur_dagen
    from explained

)

select * from final
