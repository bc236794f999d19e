with

drempels as (select * from {{ ref('kwaliteit_drempels') }}),

-- One that was prolonged has a row more: the last day that was agreed holds.
ontheffingen as (
    select distinct on (mart, controle) * from {{ ref('kwaliteit_ontheffingen') }}
    order by mart asc, controle asc, einddatum desc
),

peildatum as (select * from {{ ref('int_peildatum_determined') }}),

-- Every control has a row, also when its mart is empty.
counted as (

    select
        drempels.mart,
        drempels.controle,
        coalesce(sum(counted.aantal), 0)::bigint as aantal,
        coalesce(sum(counted.afwijkingen), 0)::bigint as afwijkingen,
        coalesce(sum(counted.bedrag), 0)::numeric(14, 2) as bedrag,
        coalesce(100.0 * sum(counted.afwijkingen) / sum(counted.aantal), 0) as aandeel
    from drempels
    left join {{ ref('int_kwaliteit_counted') }} as counted
        on drempels.mart = counted.mart and drempels.controle = counted.controle
    group by drempels.mart, drempels.controle

),

graded as (

    select
        counted.*,
        drempels.omschrijving,
        drempels.waarschuwing,
        drempels.blokkade,
        drempels.herkomst,
        coalesce(ontheffingen.eigenaar, drempels.eigenaar) as eigenaar,
        ontheffingen.reden as ontheffing_reden,
        ontheffingen.einddatum as ontheffing_tot,
        ontheffingen.einddatum >= peildatum.peildatum as is_ontheven,
        {{ kwaliteit_cijfer('counted.afwijkingen', 'counted.aandeel', 'counted.aantal') }} as cijfer
    from counted
    inner join drempels on counted.mart = drempels.mart and counted.controle = drempels.controle
    left join ontheffingen on counted.mart = ontheffingen.mart and counted.controle = ontheffingen.controle
    cross join peildatum

),

-- A waiver lifts a blockade until its last day. After that it blocks what only warned before: nobody looked again.
decided as (

    select
        mart, controle, omschrijving, aantal, afwijkingen, bedrag,
        aandeel::numeric(18, 2) as aandeel,
        waarschuwing, blokkade,
        case
            when cijfer in ('A', 'B', 'C') then 'goed'
            when is_ontheven then 'ontheven'
            when cijfer = 'F' or not is_ontheven then 'geblokkeerd'
            else 'waarschuwing'
        end as status,
        cijfer,
        max(cijfer) over (partition by mart) as cijfer_mart,
        herkomst, eigenaar, ontheffing_reden, ontheffing_tot
    from graded

),

final as (

    select
        *,
        case when status <> 'goed' then {{ kwaliteit_melding() }} end as melding
    from decided

)

select * from final
