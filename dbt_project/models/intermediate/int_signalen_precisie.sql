with

regels as (select * from {{ ref('controleregels') }}),

standen as (select * from {{ ref('stg_analyse__signaalstanden') }}),

-- One right and one wrong beforehand, so that a rule without judgements counts half. Another version starts anew.
counted as (

    select
        regels.regel,
        regels.versie,
        count(standen.signaal_id) filter (where standen.status = 'terecht') as terecht,
        count(standen.signaal_id) filter (where standen.status = 'onterecht') as onterecht,
        (
            (1 + count(standen.signaal_id) filter (where standen.status = 'terecht'))::numeric
            / (2 + count(standen.signaal_id) filter (where standen.status in ('terecht', 'onterecht')))
        )::numeric(18, 4) as gewicht
    from regels
    left join standen on regels.regel = standen.regel and regels.versie = standen.versie
    group by regels.regel, regels.versie

)

select * from counted
