with

aanbieders as (

    select * from {{ ref('aanbieders') }}

),

gecertificeerde_instellingen as (

    select * from {{ ref('gi') }}

),

seen as (

    select aanbieder_agb from {{ ref('int_partijen_seen') }}
    union
    select aanbieder_agb from {{ ref('int_verwijzingen_combined') }}
    where aanbieder_agb is not null
    union
    select aanbieder_agb from {{ ref('int_opgaven_seen') }}
    union
    select gi_agb from gecertificeerde_instellingen
    union
    select 'onbekend'

),

members as (

    select
        coalesce(aanbieders.aanbieder_agb, seen.aanbieder_agb) as aanbieder_agb,
        case
            when aanbieders.naam is not null then aanbieders.naam
            when gecertificeerde_instellingen.naam is not null then gecertificeerde_instellingen.naam
            when seen.aanbieder_agb = 'onbekend' then 'Onbekend'
            else 'Niet in de lijst (' || seen.aanbieder_agb || ')'
        end as naam,
        coalesce(aanbieders.grootteklasse, 'onbekend') as grootteklasse,
        gecertificeerde_instellingen.gi_agb is not null as is_gecertificeerde_instelling
    from aanbieders
    full join seen on aanbieders.aanbieder_agb = seen.aanbieder_agb
    left join gecertificeerde_instellingen
        on coalesce(aanbieders.aanbieder_agb, seen.aanbieder_agb) = gecertificeerde_instellingen.gi_agb

)

select * from members
