with

leveringen as (select * from {{ ref('int_leveringen_stitched') }}),

toewijzingen as (select * from {{ ref('int_toewijzingen_actual') }}),

-- The end that is known now may have been set back later than it was reached: then the last message counts.
with_toewijzing as (

    select
        leveringen.*,
        toewijzingen.toewijzing_id,
        toewijzingen.is_verwijderd,
        toewijzingen.einddatum as toewijzing_einddatum,
        toewijzingen.dagtekening as toegewezen_op
    from leveringen
    left join toewijzingen
        on
            leveringen.gemeente_code = toewijzingen.gemeente_code
            and leveringen.toewijzing_nummer = toewijzingen.toewijzing_nummer

)

select * from with_toewijzing
