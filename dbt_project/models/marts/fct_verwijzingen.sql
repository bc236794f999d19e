with

verwijzingen as (

    select * from {{ ref('int_verwijzingen_combined') }}

),

verwijzer_types as (

    select * from {{ ref('dim_verwijzers') }}

),

-- One verzoek may lead to more than one toewijzing; the verwijzing points at the first of them.
linked as (

    select * from {{ ref('int_verwijzingen_linked') }}

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
        linked.toewijzing_id,
        coalesce(linked.koppeling, 'geen') as koppeling,
        coalesce(linked.zekerheid, 'geen') as zekerheid,
        verwijzingen.bericht_uitkomst,
        verwijzingen.verwijsdatum,
        {{ halfjaar('verwijzingen.verwijsdatum') }} as halfjaar,
        verwijzingen.delivery_id,
        verwijzingen.position,
        verwijzingen.volgnummer
    from verwijzingen
    left join verwijzer_types on verwijzingen.verwijzer_type = verwijzer_types.verwijzer_type
    left join linked on verwijzingen.verwijzing_id = linked.verwijzing_id
    left join producten
        on
            verwijzingen.product_code = producten.product_code
            and {{ in_zorgmaand('verwijzingen.verwijsdatum') }}

)

select * from final
