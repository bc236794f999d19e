with

-- One pass over the prestaties; only the sums are laid out per control.
summed as (

    select
        gemeente_code,
        count(*) as aantal,
        count(*) filter (where is_buiten_regio) as buiten_regio_aantal,
        sum(bedrag) filter (where is_buiten_regio) as buiten_regio_bedrag,
        count(*) filter (where is_jeugdige_onbekend) as jeugdige_onbekend_aantal,
        sum(bedrag) filter (where is_jeugdige_onbekend) as jeugdige_onbekend_bedrag,
        count(*) filter (where is_product_niet_in_lijst) as product_niet_in_lijst_aantal,
        sum(bedrag) filter (where is_product_niet_in_lijst) as product_niet_in_lijst_bedrag,
        count(*) filter (where is_zonder_toewijzing) as zonder_toewijzing_aantal,
        sum(bedrag) filter (where is_zonder_toewijzing) as zonder_toewijzing_bedrag,
        count(*) filter (where is_zonder_tarief) as zonder_tarief_aantal,
        sum(bedrag) filter (where is_zonder_tarief) as zonder_tarief_bedrag,
        count(*) filter (where is_regeluitkomst) as regeluitkomst_aantal,
        sum(bedrag) filter (where is_regeluitkomst) as regeluitkomst_bedrag
    from {{ ref('int_kwaliteit_prestaties_judged') }}
    group by gemeente_code

),

counted as (

    select
        'fct_prestaties' as mart,
        summed.gemeente_code,
        controles.controle,
        summed.aantal,
        controles.afwijkingen,
        coalesce(controles.bedrag, 0) as bedrag
    from summed
    cross join
        lateral (
            values
            ('buiten_regio', summed.buiten_regio_aantal, summed.buiten_regio_bedrag),
            ('jeugdige_onbekend', summed.jeugdige_onbekend_aantal, summed.jeugdige_onbekend_bedrag),
            (
                'product_niet_in_lijst',
                summed.product_niet_in_lijst_aantal, summed.product_niet_in_lijst_bedrag
            ),
            ('zonder_toewijzing', summed.zonder_toewijzing_aantal, summed.zonder_toewijzing_bedrag),
            ('zonder_tarief', summed.zonder_tarief_aantal, summed.zonder_tarief_bedrag),
            ('regeluitkomst', summed.regeluitkomst_aantal, summed.regeluitkomst_bedrag)
        ) as controles (controle, afwijkingen, bedrag)

)

select * from counted
