with

drempels as (select * from {{ ref('kwaliteit_drempels') }}),

counted as (select * from {{ ref('int_kwaliteit_counted') }}),

-- Judged before it is rounded: 5.004 percent is more than 5.
shared as (

    select
        *,
        100.0 * afwijkingen / aantal as aandeel
    from counted

),

final as (

    select
        shared.mart,
        shared.controle,
        shared.gemeente_code,
        drempels.omschrijving,
        shared.aantal,
        shared.afwijkingen,
        shared.bedrag::numeric(14, 2) as bedrag,
        shared.aandeel::numeric(18, 2) as aandeel,
        drempels.waarschuwing,
        {{ kwaliteit_cijfer('shared.afwijkingen', 'shared.aandeel', 'shared.aantal') }} as cijfer
    from shared
    inner join drempels on shared.mart = drempels.mart and shared.controle = drempels.controle

)

select * from final
