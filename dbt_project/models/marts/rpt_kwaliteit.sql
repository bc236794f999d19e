with

drempels as (select * from {{ ref('kwaliteit_drempels') }}),

counted as (select * from {{ ref('int_kwaliteit_counted') }}),

shared as (

    select
        *,
        (100.0 * afwijkingen / aantal)::numeric(18, 2) as aandeel
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
        shared.aandeel,
        drempels.waarschuwing,
        {{ kwaliteit_cijfer('shared.afwijkingen', 'shared.aandeel', 'shared.aantal') }} as cijfer
    from shared
    inner join drempels on shared.mart = drempels.mart and shared.controle = drempels.controle

)

select * from final
