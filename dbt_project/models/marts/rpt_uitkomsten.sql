with

trajecten as (
    select * from {{ ref('fct_trajecten') }}
    where is_uitstroom and is_jeugdhulp
),

uitkomsten as (select * from {{ ref('fct_uitkomsten') }}),

indicatoren as (select * from {{ ref('uitkomstindicatoren') }}),

halfjaren as (select * from {{ ref('int_halfjaren_listed') }}),

-- What ended, and beside it what was answered about it.
told as (

    select
        trajecten.gemeente_code, trajecten.halfjaar_einde as halfjaar, indicatoren.indicator, 1 as beeindigd,
        false as is_beantwoord, true as is_van_beeindigd, null as teller, null as noemer, null as score
    from trajecten
    cross join indicatoren
    union all
    select
        said.gemeente_code, said.halfjaar, said.indicator, 0, said.is_beantwoord,
        trajecten.traject_id is not null, said.teller, said.noemer, said.score
    from uitkomsten as said
    left join trajecten on said.traject_id = trajecten.traject_id
    where said.telt_mee

),

counted as (

    select
        gemeente_code,
        halfjaar,
        indicator,
        sum(beeindigd)::integer as aantal_beeindigd,
        (count(*) filter (where is_beantwoord))::integer as aantal_antwoorden,
        (count(*) filter (where is_beantwoord and not is_van_beeindigd))::integer as aantal_zonder_einde,
        (sum(teller) filter (where is_beantwoord))::integer as teller,
        (sum(noemer) filter (where is_beantwoord))::integer as noemer,
        avg(score)::numeric(18, 4) as gemiddelde_score
    from told
    group by gemeente_code, halfjaar, indicator

),

-- Response is over what ended: an answer about help that goes on, or is known nowhere, is no part of it. A share of few
-- answers says nothing about help, and something about somebody.
final as (

    select
        counted.gemeente_code, counted.halfjaar,
        counted.indicator, indicatoren.naam,
        counted.aantal_beeindigd,
        counted.aantal_antwoorden,
        counted.aantal_zonder_einde,
        (
            100.0 * (counted.aantal_antwoorden - counted.aantal_zonder_einde)
            / nullif(counted.aantal_beeindigd, 0)
        )::numeric(18, 1) as respons_procent,
        counted.teller, counted.noemer,
        counted.gemiddelde_score,
        case
            when counted.aantal_antwoorden >= indicatoren.minste_antwoorden
                then 100.0 * counted.teller / counted.noemer
        end::numeric(18, 1) as aandeel_procent,
        case
            when counted.aantal_antwoorden = 0 then 'geen antwoorden'
            when counted.aantal_antwoorden < indicatoren.minste_antwoorden then 'te weinig antwoorden'
            else 'geteld'
        end as status
    from counted
    inner join halfjaren on counted.halfjaar = halfjaren.halfjaar
    inner join indicatoren on counted.indicator = indicatoren.indicator

)

select * from final
