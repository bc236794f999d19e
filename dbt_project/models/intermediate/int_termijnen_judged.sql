with

started as (select * from {{ ref('int_termijnen_started') }}),

termijnen as (select * from {{ ref('termijnen') }}),

peildatum as (select * from {{ ref('int_peildatum_determined') }}),

werkdagen as (select * from {{ ref('int_werkdagen_numbered') }}),

-- What has not happened is judged on the newest Dagtekening.
bounded as (

    select
        started.*,
        termijnen.norm,
        termijnen.eenheid,
        started.gebeurd_op is null as is_open,
        coalesce(started.gebeurd_op, peildatum.peildatum) as tot
    from started
    inner join termijnen on started.termijn = termijnen.termijn
    cross join peildatum

),

-- Dates beyond the list of public holidays give no number of working days, and are then not late.
measured as (

    select
        bounded.*,
        case bounded.eenheid
            when 'dagen' then bounded.tot - bounded.vanaf
            else until.werkdag_nummer - since.werkdag_nummer
        end as duur,
        case bounded.eenheid
            when 'dagen' then bounded.vanaf + bounded.norm
            else last_day.datum
        end as uiterste_datum
    from bounded
    left join werkdagen as since on bounded.vanaf = since.datum
    left join werkdagen as until on bounded.tot = until.datum
    left join werkdagen as last_day
        on last_day.is_werkdag and since.werkdag_nummer + bounded.norm = last_day.werkdag_nummer

),

judged as (

    select
        *,
        coalesce(greatest(duur - norm, 0), 0) as te_laat,
        coalesce(duur > norm, false) as is_te_laat
    from measured

)

select * from judged
