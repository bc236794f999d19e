with

-- A day before the measure began is a typing error, and tells of no transfer.
maatregelen as (

    select
        *,
        case when datum_overgedragen >= datum_aanvang then datum_overgedragen end as overgedragen_op
    from {{ ref('int_gi_maatregelen_latest') }}

),

soorten as (

    select * from {{ ref('gi_maatregelen') }}

),

halfjaren as (

    select * from {{ ref('int_halfjaren_listed') }}

),

-- A measure counts in every half-year in which it ran for a day; one that went to another GI is told by that GI.
counted as (

    select
        coalesce(maatregelen.gemeente_code, 'onbekend') as gemeente_code,
        halfjaren.halfjaar,
        'maatregelen_gi' as onderwerp,
        coalesce(soorten.soort, 'Onbekend') as categorie,
        count(*)::integer as aantal,
        null::numeric(14, 2) as bedrag,
        coalesce(max(soorten.volgorde), 99) as sortering
    from maatregelen
    inner join halfjaren
        on
            maatregelen.datum_aanvang <= halfjaren.einddatum
            and coalesce(least(maatregelen.datum_einde, maatregelen.overgedragen_op), 'infinity')
            >= halfjaren.begindatum
    left join soorten on maatregelen.type_maatregel = soorten.type_maatregel
    group by 1, 2, 4

)

select * from counted
