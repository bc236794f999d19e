with

seen as (

    select * from {{ ref('int_jeugdigen_seen') }}

),

gemeenten as (

    select * from {{ ref('dim_gemeenten') }}

),

peildatum as (

    select * from {{ ref('int_peildatum_determined') }}

),

persons as (

    select * from {{ ref('int_jeugdigen_described') }}

),

-- A signal over more gemeenten is of none of them, and its jeugdige is known there too.
members as (

    select
        coalesce(gemeente_code, 'onbekend') as gemeente_code,
        jeugdige_id
    from seen
    where jeugdige_id is not null
    union
    select
        gemeente_code,
        jeugdige_id
    from {{ ref('fct_signalen') }}
    union
    select
        gemeente_code,
        'onbekend' as jeugdige_id
    from gemeenten

),

described as (

    select
        members.gemeente_code,
        members.jeugdige_id,
        persons.geboortejaar,
        case persons.geslacht when '1' then 'man' when '2' then 'vrouw' else 'onbekend' end as geslacht,
        case
            when persons.geboortejaar is null then 'onbekend'
            when extract(year from peildatum.peildatum) - persons.geboortejaar < 4 then '0-3'
            when extract(year from peildatum.peildatum) - persons.geboortejaar < 12 then '4-11'
            when extract(year from peildatum.peildatum) - persons.geboortejaar < 18 then '12-17'
            when extract(year from peildatum.peildatum) - persons.geboortejaar < 23 then '18-22'
            else '23+'
        end as leeftijdsklasse
    from members
    cross join peildatum
    left join persons on members.jeugdige_id = persons.jeugdige_id

)

select * from described
