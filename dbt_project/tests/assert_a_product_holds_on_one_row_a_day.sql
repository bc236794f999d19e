-- A code of the region has periods that do not overlap, and never the name of a national code: else a prestatie would double.
with

producten as (

    select * from {{ ref('int_producten_described') }}

),

overlapping as (

    select
        een.product_id,
        ander.product_id as andere_product_id
    from producten as een
    inner join producten as ander
        on
            een.product_code = ander.product_code
            and (een.vanaf, een.herkomst) < (ander.vanaf, ander.herkomst)
            and coalesce(een.tot, 'infinity') >= ander.vanaf

)

select * from overlapping
