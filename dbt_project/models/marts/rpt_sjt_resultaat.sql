with

casussen as (select * from {{ ref('int_casussen_described') }}),

ambulant as (

    select distinct afzender || '-' || casus_id as casus_id
    from {{ ref('int_kerntaken_latest') }}
    where kerntaak = 'AMBULANT'

),

uitkomsten as (select * from {{ ref('int_sjtuitkomsten_latest') }}),

-- Only ended casussen with ambulante hulp have a result to ask for. What was not answered is not counted as no.
counted as (

    select
        casussen.gemeente_code,
        casussen.team_code,
        {{ halfjaar('casussen.datum_einde') }} as halfjaar,
        count(*)::integer as aantal_beeindigd,
        count(uitkomsten.casus_id)::integer as met_uitkomst,
        count(uitkomsten.is_uitval)::integer as uitval_noemer,
        (count(*) filter (where uitkomsten.is_uitval))::integer as uitval_teller,
        count(uitkomsten.is_zonder_hulp_verder)::integer as zonder_hulp_noemer,
        (count(*) filter (where uitkomsten.is_zonder_hulp_verder))::integer as zonder_hulp_teller,
        count(uitkomsten.tevredenheid)::integer as tevredenheid_noemer,
        coalesce(sum(uitkomsten.tevredenheid), 0)::numeric(18, 1) as tevredenheid_som,
        count(uitkomsten.doelrealisatie)::integer as doelrealisatie_noemer,
        coalesce(sum(uitkomsten.doelrealisatie), 0)::numeric(14, 2) as doelrealisatie_som
    from casussen
    inner join ambulant on casussen.casus_id = ambulant.casus_id
    left join uitkomsten on casussen.casus_id = uitkomsten.afzender || '-' || uitkomsten.casus_id
    where casussen.datum_einde is not null
    group by 1, 2, 3

)

select * from counted
