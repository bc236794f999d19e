with

kerntaken as (

    select * from {{ ref('kerntaken') }}

),

members as (

    select
        kerntaak,
        naam,
        omschrijving,
        volgorde as sortering
    from kerntaken
    union all
    select
        'onbekend',
        'Onbekend',
        'Kerntaak die niet in de codelijst staat',
        99

)

select * from members
