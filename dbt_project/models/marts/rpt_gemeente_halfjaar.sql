with

jeugdigen as (

    select * from {{ ref('rpt_jeugdigen_in_zorg') }}

),

instroom as (

    select * from {{ ref('rpt_instroom_verwijzer') }}

),

kosten as (

    select * from {{ ref('rpt_kosten_categorie') }}

),

kerntaken as (

    select * from {{ ref('rpt_kerntaken') }}

),

unioned as (

    select * from jeugdigen
    union all
    select * from instroom
    union all
    select * from kosten
    union all
    select * from kerntaken

)

select * from unioned
