with

casussen as (select * from {{ ref('int_casussen_described') }}),

counted as (

    select
        gemeente_code,
        team_code,
        halfjaar,
        is_registratie_verplicht,
        count(*)::integer as aantal_casussen,
        (count(*) filter (where is_met_kerntaak))::integer as met_kerntaak,
        (count(*) filter (where is_met_uren))::integer as met_uren,
        (count(*) filter (where is_met_hulpvraag))::integer as met_hulpvraag
    from casussen
    group by gemeente_code, team_code, halfjaar, is_registratie_verplicht

),

-- What nobody had to register is not zero but unknown.
final as (

    select
        gemeente_code,
        team_code,
        halfjaar,
        case when is_registratie_verplicht then 'geregistreerd' else 'niet geregistreerd' end as registratie,
        aantal_casussen,
        case when is_registratie_verplicht then met_kerntaak end as met_kerntaak,
        case when is_registratie_verplicht then met_uren end as met_uren,
        case when is_registratie_verplicht then met_hulpvraag end as met_hulpvraag,
        case when is_registratie_verplicht then 100.0 * met_kerntaak / aantal_casussen end::numeric(18, 1)
            as volledigheid_procent
    from counted

)

select * from final
