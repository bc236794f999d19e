with

verwijzingen as (

    select * from {{ ref('int_verwijzingen_combined') }}

),

verwijzer_types as (

    select * from {{ ref('dim_verwijzers') }}

),

toewijzingen as (

    select * from {{ ref('int_toewijzingen_actual') }}

),

-- One verzoek may lead to more than one toewijzing; the verwijzing points at the first of them.
verzoeken as (

    select
        verzoek_id,
        min(toewijzing_id) as toewijzing_id
    from {{ ref('int_toewijzingen_matched_to_verzoeken') }}
    where verzoek_id is not null
    group by verzoek_id

),

producten as (select * from {{ ref('int_producten_described') }}),

final as (

    select
        verwijzingen.verwijzing_id,
        verwijzingen.bron,
        coalesce(verwijzingen.gemeente_code, 'onbekend') as gemeente_code,
        coalesce(verwijzingen.jeugdige_id, 'onbekend') as jeugdige_id,
        coalesce(verwijzer_types.verwijzer_type, 'onbekend') as verwijzer_type,
        coalesce(verwijzingen.aanbieder_agb, 'onbekend') as aanbieder_agb,
        coalesce(verwijzingen.product_code, 'onbekend') as product_code,
        coalesce(producten.product_id, 'onbekend') as product_id,
        coalesce(verzoeken.toewijzing_id, toewijzingen.toewijzing_id) as toewijzing_id,
        verwijzingen.verwijsdatum,
        {{ halfjaar('verwijzingen.verwijsdatum') }} as halfjaar,
        verwijzingen.delivery_id,
        verwijzingen.position,
        verwijzingen.volgnummer
    from verwijzingen
    left join verwijzer_types on verwijzingen.verwijzer_type = verwijzer_types.verwijzer_type
    left join verzoeken on verwijzingen.verzoek_id = verzoeken.verzoek_id
    left join toewijzingen
        on
            verwijzingen.gemeente_code = toewijzingen.gemeente_code
            and verwijzingen.toewijzing_nummer = toewijzingen.toewijzing_nummer
    left join producten
        on
            verwijzingen.product_code = producten.product_code
            and {{ in_zorgmaand('verwijzingen.verwijsdatum') }}

)

select * from final
