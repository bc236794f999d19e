with

-- A day before the measure began is a typing error, and tells of no transfer.
maatregelen as (

    select
        *,
        case when datum_overgedragen >= datum_aanvang then datum_overgedragen end as overgedragen_op
    from {{ ref('fct_gi_maatregelen') }}

),

halfjaren as (select * from {{ ref('int_halfjaren_listed') }}),

-- A measure that ends on the last day is not in the eindstand (CBS); and who went to another GI is told by that GI.
touched as (

    select
        maatregelen.gemeente_code,
        halfjaren.halfjaar,
        maatregelen.groep,
        maatregelen.is_met_machtiging,
        maatregelen.aantal_bepalingen,
        maatregelen.datum_aanvang >= halfjaren.begindatum as is_instroom,
        coalesce(
            maatregelen.datum_einde <= halfjaren.einddatum
            and coalesce(maatregelen.datum_einde < maatregelen.overgedragen_op, true), false
        ) as is_uitstroom,
        coalesce(
            maatregelen.overgedragen_op <= halfjaren.einddatum
            and coalesce(maatregelen.overgedragen_op <= maatregelen.datum_einde, true), false
        ) as is_overgedragen
    from maatregelen
    inner join halfjaren
        on
            maatregelen.datum_aanvang <= halfjaren.einddatum
            and coalesce(least(maatregelen.datum_einde, maatregelen.overgedragen_op), 'infinity')
            >= halfjaren.begindatum

),

counted as (

    select
        gemeente_code,
        halfjaar,
        groep,
        (count(*) filter (where not is_instroom))::integer as beginstand,
        (count(*) filter (where is_instroom))::integer as instroom,
        (count(*) filter (where is_uitstroom))::integer as uitstroom,
        (count(*) filter (where not (is_uitstroom or is_overgedragen)))::integer as eindstand,
        (count(*) filter (where is_overgedragen))::integer as overgedragen,
        (count(*) filter (where aantal_bepalingen > 0))::integer as met_bepaling,
        (count(*) filter (where is_met_machtiging))::integer as met_machtiging
    from touched
    group by gemeente_code, halfjaar, groep

)

select * from counted
