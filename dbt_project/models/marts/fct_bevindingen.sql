with

bevindingen as (select * from {{ ref('stg_analyse__bevindingen') }}),

gemeenten as (select * from {{ ref('dim_gemeenten') }}),

aanbieders as (select * from {{ ref('dim_aanbieders') }}),

-- Names of who judged stay in the register of samples; a reader of figures does not need them.
final as (

    select
        bevindingen.bevinding_id,
        bevindingen.steekproef,
        coalesce(gemeenten.gemeente_code, 'onbekend') as gemeente_code,
        coalesce(aanbieders.aanbieder_agb, 'onbekend') as aanbieder_agb,
        bevindingen.zorgmaand,
        bevindingen.product_code,
        bevindingen.bedrag,
        bevindingen.soort,
        bevindingen.bedrag_fout,
        bevindingen.tainting,
        bevindingen.status,
        bevindingen.beoordeeld_op
    from bevindingen
    left join gemeenten on bevindingen.gemeente_code = gemeenten.gemeente_code
    left join aanbieders on bevindingen.aanbieder_agb = aanbieders.aanbieder_agb

)

select * from final
