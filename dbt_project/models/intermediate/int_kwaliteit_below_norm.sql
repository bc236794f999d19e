with

drempels as (select * from {{ ref('duiding_drempels') }}),

kpi_marts as (select * from {{ ref('kpi_marts') }}),

kwaliteit as (select * from {{ ref('rpt_kwaliteit') }}),

-- One that was prolonged has a row more: the last day that was agreed holds.
ontheffingen as (
    select distinct on (mart, controle) * from {{ ref('kwaliteit_ontheffingen') }}
    order by mart asc, controle asc, einddatum desc
),

peildatum as (select * from {{ ref('int_peildatum_determined') }}),

-- A figure below the norm may go out when every control that makes it so has a waiver that has not ended.
judged as (

    select
        drempels.kpi_id,
        kwaliteit.gemeente_code,
        bool_and(coalesce(ontheffingen.einddatum >= peildatum.peildatum, false)) as is_ontheven,
        string_agg(distinct kwaliteit.mart || ', ' || kwaliteit.controle, '; ') as controles
    from drempels
    inner join kpi_marts on drempels.kpi_id = kpi_marts.kpi_id
    inner join kwaliteit on kpi_marts.mart = kwaliteit.mart and drempels.norm_cijfer < kwaliteit.cijfer
    left join ontheffingen
        on kwaliteit.mart = ontheffingen.mart and kwaliteit.controle = ontheffingen.controle
    cross join peildatum
    group by drempels.kpi_id, kwaliteit.gemeente_code

)

select * from judged
