-- A control that is counted without a threshold, or a waiver for a control that does not exist, would never be seen.
with

drempels as (select * from {{ ref('kwaliteit_drempels') }}),

named as (

    select mart, controle from {{ ref('int_kwaliteit_counted') }}
    union
    select mart, controle from {{ ref('kwaliteit_ontheffingen') }}

),

unknown as (

    select
        named.mart,
        named.controle
    from named
    left join drempels on named.mart = drempels.mart and named.controle = drempels.controle
    where drempels.controle is null

)

select * from unknown
