with

toewijzingen as (

    select * from {{ ref('int_toewijzingen_with_verwijzer') }}

),

leveringen as (

    select * from {{ ref('int_leveringen_by_toewijzing') }}

),

halfjaren as (

    select * from {{ ref('int_halfjaren_listed') }}

),

-- A traject begins on its first start; as long as none came in, on the first day of the toewijzing.
by_halfjaar as (

    select
        toewijzingen.gemeente_code,
        halfjaren.halfjaar,
        toewijzingen.verwijzer_type,
        count(*) as aantal
    from toewijzingen
    left join leveringen
        on
            toewijzingen.gemeente_code = leveringen.gemeente_code
            and toewijzingen.toewijzing_nummer = leveringen.toewijzing_nummer
    inner join halfjaren
        on
            coalesce(leveringen.startdatum, toewijzingen.ingangsdatum)
            between halfjaren.begindatum and halfjaren.einddatum
    where toewijzingen.is_instroom
    group by toewijzingen.gemeente_code, halfjaren.halfjaar, toewijzingen.verwijzer_type

)

select * from by_halfjaar
