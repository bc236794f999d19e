with

leveringen as (select * from {{ ref('int_leveringen_stitched') }}),

toewijzingen as (select * from {{ ref('int_toewijzingen_actual') }}),

-- Since when the aanbieder knew of the toewijzing, and since when of it as it is now.
with_toewijzing as (

    select
        leveringen.*,
        toewijzingen.toewijzing_id,
        toewijzingen.is_verwijderd,
        toewijzingen.einddatum as toewijzing_einddatum,
        toewijzingen.eerste_dagtekening as toegewezen_op,
        toewijzingen.dagtekening as gewijzigd_op
    from leveringen
    left join toewijzingen
        on
            leveringen.gemeente_code = toewijzingen.gemeente_code
            and leveringen.toewijzing_nummer = toewijzingen.toewijzing_nummer

)

select * from with_toewijzing
