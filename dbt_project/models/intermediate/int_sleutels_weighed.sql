with

sleutels as (

    {{ geldend(ref('stg_financien__sleutels')) }}

),

latest as (

    {{ laatste('sleutels', ['jaar', 'model', 'kostencategorie', 'gemeente_code']) }}

),

-- One shared part per category: where lines of a model differ, the largest. A key that is nothing everywhere shares nothing.
weighed as (

    select
        jaar,
        model,
        kostencategorie,
        gemeente_code,
        bool_or(is_afgesproken) over category as is_afgesproken,
        max(sleutel) over category as sleutel,
        case
            when sum(waarde) over category > 0 then max(solidair_deel) over category
            else 0
        end as solidair_deel,
        coalesce(waarde / nullif(sum(waarde) over category, 0), 0) as aandeel
    from latest
    window category as (partition by jaar, model, kostencategorie)

)

select * from weighed
