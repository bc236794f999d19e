with

leveringen as (

    select * from {{ ref('int_leveringen_stitched') }}

),

-- A toewijzing has stopped when every levering on it has.
by_toewijzing as (

    select
        gemeente_code,
        toewijzing_nummer,
        min(begindatum) as startdatum,
        case when count(*) = count(einddatum) then max(einddatum) end as stopdatum,
        min(startbericht_op) as startbericht_op,
        case when count(*) = count(einddatum) then max(stopbericht_op) end as stopbericht_op,
        (
            array_agg(
                reden_beeindiging order by einddatum desc nulls first, begindatum desc, product_code asc
            )
        )[1] as reden_beeindiging
    from leveringen
    where toewijzing_nummer is not null
    group by gemeente_code, toewijzing_nummer

)

select * from by_toewijzing
