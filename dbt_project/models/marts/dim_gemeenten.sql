with

gemeenten as (

    select * from {{ ref('gemeenten') }}

),

herindelingen as (

    select * from {{ ref('herindelingen') }}

),

seen as (

    select coalesce(gemeente_code, 'onbekend') as gemeente_code from {{ ref('int_jeugdigen_seen') }}
    union
    select gemeente_code from {{ ref('int_partijen_seen') }}
    union
    select gemeente_code from {{ ref('int_casussen_latest') }}
    union
    select gemeente_code from {{ ref('stg_aanbieder__wachttijden') }}
    where gemeente_code is not null
    union
    select gemeente_code from {{ ref('stg_keten__opgaven') }}
    union
    select naar_gemeente from herindelingen
    union
    select 'onbekend'

),

-- A gemeente outside the region keeps its code, so that its euros can still be traced to the message, and a gemeente that
-- went into one or more can name them. Only one into which it went as a whole is its successor.
members as (

    select
        coalesce(gemeenten.gemeente_code, seen.gemeente_code) as gemeente_code,
        case
            when gemeenten.gemeente_code is not null then gemeenten.naam
            when seen.gemeente_code = 'onbekend' then 'Onbekend'
            else 'Buiten regio (' || seen.gemeente_code || ')'
        end as naam,
        case
            when gemeenten.gemeente_code is not null then 'regio'
            when seen.gemeente_code = 'onbekend' then 'onbekend'
            else 'buiten regio'
        end as soort,
        herindelingen.naar_gemeente as opvolger_code,
        gemeenten.gemeente_code is not null and gemeenten.tot is null as is_huidig,
        gemeenten.inwoners,
        gemeenten.jeugd_lt18,
        gemeenten.vanaf,
        gemeenten.tot
    from gemeenten
    full join seen on gemeenten.gemeente_code = seen.gemeente_code
    left join herindelingen
        on gemeenten.gemeente_code = herindelingen.van_gemeente and herindelingen.gewicht_jeugd = 1

)

select * from members
