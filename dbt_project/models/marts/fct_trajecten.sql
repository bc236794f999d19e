with

trajecten as (select * from {{ ref('int_trajecten_described') }}),

related as (select * from {{ ref('int_trajecten_related') }}),

final as (

    select
        trajecten.traject_id,
        coalesce(trajecten.gemeente_code, 'onbekend') as gemeente_code,
        coalesce(trajecten.jeugdige_id, 'onbekend') as jeugdige_id,
        coalesce(trajecten.aanbieder_agb, 'onbekend') as aanbieder_agb,
        coalesce(trajecten.product_code, 'onbekend') as product_code,
        coalesce(trajecten.product_categorie, 'onbekend') as product_categorie,
        trajecten.hulpvorm_code,
        trajecten.eerste_verwijzer_type as verwijzer_type,
        trajecten.bron_begin,
        trajecten.vorige_gemeente_code,
        trajecten.volgende_gemeente_code,
        case when trajecten.is_overgang then trajecten.reden_overgang end as reden_overgang,
        trajecten.reden_beeindiging,
        trajecten.soort_einde,
        {{ halfjaar('trajecten.begindatum') }} as halfjaar_begin,
        {{ halfjaar('trajecten.laatste_dag') }} as halfjaar_einde,
        trajecten.zwaarte,
        related.vorige_zwaarte,
        trajecten.aantal_toewijzingen::integer as aantal_toewijzingen,
        trajecten.aantal_zorgdelen::integer as aantal_zorgdelen,
        trajecten.duur_dagen,
        trajecten.is_jeugdhulp,
        trajecten.is_instroom,
        trajecten.is_uitstroom,
        trajecten.is_uitstroom and coalesce(trajecten.telt_voor_uitval, false) as telt_voor_uitval,
        trajecten.is_uitstroom and coalesce(trajecten.is_uitval, false) as is_uitval,
        related.is_herhaald_beroep,
        related.is_zonder_nieuwe_start,
        trajecten.eerste_begindatum,
        trajecten.begindatum,
        trajecten.laatste_dag as einddatum
    from trajecten
    inner join related on trajecten.traject_id = related.traject_id

)

select * from final
