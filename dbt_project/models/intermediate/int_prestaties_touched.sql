with

-- Not materialized: the table is read again for every question, but never copied.
prestaties as not materialized (select * from {{ ref('int_prestaties_with_status') }}),

toewijzingen as (

    select * from {{ ref('int_toewijzingen_marked') }}

),

changed_toewijzingen as (

    select
        toewijzingen.gemeente_code,
        toewijzingen.toewijzing_nummer
    from toewijzingen
    left join {{ source('intermediate', 'bouwstand_toewijzingen') }} as bouwstand
        on toewijzingen.toewijzing_id = bouwstand.toewijzing_id
    where toewijzingen.kenmerk is distinct from bouwstand.kenmerk

),

touched_deliveries as (

    select delivery_id from {{ ref('int_declaraties_touched') }}
    where is_aangeraakt
    union
    select prestaties.delivery_id
    from prestaties
    inner join changed_toewijzingen
        on
            prestaties.gemeente_code = changed_toewijzingen.gemeente_code
            and prestaties.toewijzing_nummer = changed_toewijzingen.toewijzing_nummer

),

touched as (

    select distinct
        delivery_id,
        coalesce(gemeente_code, 'onbekend') as gemeente_code,
        to_char(begindatum, 'YYYY-MM') as zorgmaand,
        {{ halfjaar('begindatum') }} as halfjaar,
        to_char(begindatum, 'YYYY') as jaar
    from prestaties
    where delivery_id in (select touched_deliveries.delivery_id from touched_deliveries)

)

select * from touched
