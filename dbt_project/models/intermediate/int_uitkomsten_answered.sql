with

uitkomsten as (select * from {{ ref('int_uitkomsten_latest') }}),

indicatoren as (select * from {{ ref('uitkomstindicatoren') }}),

-- Where an answer lies between the lowest (0) and highest (1) value of its scale; outside it, it is no answer.
scaled as (

    select
        uitkomsten.*,
        (uitkomsten.tevredenheid - schaal.laagst) / (schaal.hoogst - schaal.laagst) as tevreden
    from uitkomsten
    cross join
        lateral (
            values (
                split_part(uitkomsten.tevredenheid_schaal, '-', 1)::numeric,
                split_part(uitkomsten.tevredenheid_schaal, '-', 2)::numeric
            )
        ) as schaal (laagst, hoogst)

),

-- A question without an answer has a row without noemer: it counts in the response only.
answered as (

    select
        scaled.afzender,
        scaled.uitkomst_id,
        antwoord.indicator,
        antwoord.score::numeric(18, 4) as score,
        case
            when antwoord.indicator = '3.4' and antwoord.score is not null then scaled.doelen_behaald
            else (antwoord.score >= indicatoren.drempel)::integer
        end as teller,
        case
            when antwoord.score is null then null
            when antwoord.indicator = '3.4' then scaled.doelen_gesteld
            else 1
        end as noemer
    from scaled
    cross join
        lateral (
            values
            ('1', scaled.is_uitval::integer::numeric),
            ('2', case when scaled.tevreden between 0 and 1 then scaled.tevreden end),
            ('3.1', scaled.is_zonder_hulp_verder::integer::numeric),
            ('3.3', scaled.is_problemen_verminderd::integer::numeric),
            (
                '3.4', case
                    when scaled.doelen_behaald <= scaled.doelen_gesteld
                        then scaled.doelen_behaald::numeric / scaled.doelen_gesteld
                end
            )
        ) as antwoord (indicator, score)
    inner join indicatoren on antwoord.indicator = indicatoren.indicator

)

select * from answered
