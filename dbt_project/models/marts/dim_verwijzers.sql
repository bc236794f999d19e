with

verwijzer_types as (

    select * from {{ ref('verwijzer_types') }}

),

members as (

    select
        verwijzer_type,
        case verwijzer_type when '08' then 'Rechter, OvJ of functionaris JJI' else omschrijving end
            as verwijzer,
        case
            when verwijzer_type = '01' then 'Gemeente en jeugdteam'
            when verwijzer_type in ('02', '03', '05') then 'Medisch'
            when verwijzer_type in ('04', '08') then 'Justitieel kader'
            when verwijzer_type = '06' then 'Geen verwijzer'
            else 'Onbekend'
        end as groep,
        verwijzer_type::integer as sortering
    from verwijzer_types
    union all
    select
        'onbekend',
        'Onbekend',
        'Onbekend',
        99

)

select * from members
