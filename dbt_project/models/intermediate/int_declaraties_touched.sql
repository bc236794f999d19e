with

marked as (select * from {{ ref('int_declaraties_marked') }}),

bouwstand as (select * from {{ source('intermediate', 'bouwstand_declaraties') }}),

built as (select * from {{ source('intermediate', 'int_prestaties_with_status') }}),

-- New, or answered or judged otherwise than at the last build.
changed as (

    select marked.delivery_id
    from marked
    left join bouwstand on marked.delivery_id = bouwstand.delivery_id
    where marked.kenmerk is distinct from bouwstand.kenmerk

),

changed_lines as (

    select {{ koppeling('prestaties') }} as koppeling
    from {{ ref('stg_ijw__prestaties') }} as prestaties
    where {{ in_levering('prestaties.delivery_id', 'changed') }}

),

-- A credit and its debet are judged together, also when only one of the two is in a changed declaratie.
touched as (

    select delivery_id from changed
    union
    select delivery_id from built
    where koppeling in (select changed_lines.koppeling from changed_lines)

),

-- Whoever is made anew needs the other half of its pairs beside it.
beside as (

    select delivery_id from built
    where
        koppeling in (
            select others.koppeling from built as others
            where others.delivery_id in (select touched.delivery_id from touched)
        )
    except
    select delivery_id from touched

),

final as (

    select
        delivery_id,
        true as is_aangeraakt
    from touched
    union all
    select
        delivery_id,
        false
    from beside

)

select * from final
