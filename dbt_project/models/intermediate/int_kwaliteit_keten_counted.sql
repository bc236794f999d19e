with

judged as (

    select
        'fct_ketencijfers' as mart,
        gemeente_code,
        'dubbele_periode' as controle,
        not telt_mee as wijkt_af
    from {{ ref('fct_ketencijfers') }}
    union all
    select
        'fct_gi_maatregelen',
        maatregelen.gemeente_code,
        controles.controle,
        controles.wijkt_af
    from {{ ref('fct_gi_maatregelen') }} as maatregelen
    cross join
        lateral (
            values
            ('soort_onbekend', maatregelen.type_maatregel = 'onbekend'),
            ('jeugdige_onbekend', maatregelen.jeugdige_id = 'onbekend')
        ) as controles (controle, wijkt_af)

),

counted as (

    select
        mart,
        gemeente_code,
        controle,
        count(*) as aantal,
        count(*) filter (where wijkt_af) as afwijkingen,
        0::numeric as bedrag
    from judged
    group by mart, gemeente_code, controle

)

select * from counted
