with

maanden as (select * from {{ ref('int_maanden_listed') }}),

trajecten as (select * from {{ ref('fct_trajecten') }}),

keys as (select distinct gemeente_code, hulpvorm_code from trajecten),

-- What ends on the last day of a month is not in care at its end (CBS).
in_zorg as (

    select
        maanden.begindatum as maand,
        trajecten.*,
        trajecten.begindatum >= maanden.begindatum as is_begonnen,
        coalesce(trajecten.einddatum <= maanden.einddatum, false) as is_geeindigd
    from maanden
    inner join trajecten
        on
            maanden.einddatum >= trajecten.begindatum
            and maanden.begindatum <= coalesce(trajecten.einddatum, 'infinity'::date)

),

standen as (

    select
        maand,
        gemeente_code,
        hulpvorm_code,
        count(*) filter (where not is_begonnen) as beginstand,
        count(*) filter (where is_begonnen and is_instroom) as instroom,
        count(*) filter (where is_begonnen and not is_instroom) as overgang_in,
        count(*) filter (where is_geeindigd and is_uitstroom) as uitstroom,
        count(*) filter (where is_geeindigd and not is_uitstroom) as overgang_uit,
        count(*) filter (where not is_geeindigd) as eindstand,
        count(distinct jeugdige_id) filter (where not is_geeindigd) as aantal_jeugdigen
    from in_zorg
    group by maand, gemeente_code, hulpvorm_code

),

final as (

    select
        keys.gemeente_code,
        maanden.halfjaar,
        keys.hulpvorm_code,
        coalesce(standen.beginstand, 0)::integer as beginstand,
        coalesce(standen.instroom, 0)::integer as instroom,
        coalesce(standen.overgang_in, 0)::integer as overgang_in,
        coalesce(standen.uitstroom, 0)::integer as uitstroom,
        coalesce(standen.overgang_uit, 0)::integer as overgang_uit,
        coalesce(standen.eindstand, 0)::integer as eindstand,
        coalesce(standen.aantal_jeugdigen, 0)::integer as aantal_jeugdigen,
        maanden.begindatum as maand
    from keys
    cross join maanden
    left join standen
        on
            keys.gemeente_code = standen.gemeente_code
            and keys.hulpvorm_code = standen.hulpvorm_code
            and maanden.begindatum = standen.maand

)

select * from final
