with

judged as (

    select
        'fct_ketencijfers' as mart,
        gemeente_code,
        'dubbele_periode' as controle,
        not telt_mee as wijkt_af,
        0::numeric as bedrag
    from {{ ref('fct_ketencijfers') }}
    union all
    select
        'fct_gi_maatregelen',
        maatregelen.gemeente_code,
        controles.controle,
        controles.wijkt_af,
        0
    from {{ ref('fct_gi_maatregelen') }} as maatregelen
    cross join
        lateral (
            values
            ('soort_onbekend', maatregelen.type_maatregel = 'onbekend'),
            ('jeugdige_onbekend', maatregelen.jeugdige_id = 'onbekend')
        ) as controles (controle, wijkt_af)

)

select * from judged
