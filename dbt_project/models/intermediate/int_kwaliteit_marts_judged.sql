with

judged as (

    select
        'fct_toewijzingen' as mart,
        toewijzingen.gemeente_code,
        controles.controle,
        controles.wijkt_af,
        toewijzingen.kosten_bedrag as bedrag
    from {{ ref('fct_toewijzingen') }} as toewijzingen
    cross join
        lateral (
            values
            ('jeugdige_onbekend', toewijzingen.jeugdige_id = 'onbekend'),
            ('verwijzer_onbekend', toewijzingen.verwijzer_type = 'onbekend'),
            ('zonder_startdatum', toewijzingen.startdatum is null and toewijzingen.aantal_prestaties > 0)
        ) as controles (controle, wijkt_af)
    union all
    select
        'fct_verwijzingen',
        gemeente_code,
        'zonder_toewijzing',
        toewijzing_id is null,
        0
    from {{ ref('fct_verwijzingen') }}
    where bericht_uitkomst = 'geen'
    union all
    select
        'fct_kerntaken',
        kerntaken.gemeente_code,
        controles.controle,
        controles.wijkt_af,
        0
    from {{ ref('fct_kerntaken') }} as kerntaken
    cross join
        lateral (
            values
            ('casus_onbekend', kerntaken.gezin_id is null),
            ('zonder_uren', kerntaken.uren is null)
        ) as controles (controle, wijkt_af)
    union all
    select
        'fct_berichten',
        gemeente_code,
        'dubbel',
        bericht_uitkomst <> 'geen',
        coalesce(ingediend_bedrag, 0)
    from {{ ref('fct_berichten') }}
    union all
    select
        'dim_jeugdigen',
        gemeente_code,
        'geboortejaar_onbekend',
        geboortejaar is null,
        0
    from {{ ref('dim_jeugdigen') }}
    where jeugdige_id <> 'onbekend'

)

select * from judged
