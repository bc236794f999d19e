with

seen as (

    select * from {{ ref('int_jeugdigen_seen') }}

),

-- The last message that names a birth year or sex is right, whichever gemeente it was sent to. Prestaties name neither.
described as (

    select
        jeugdige_id,
        (
            array_agg(geboortejaar order by dagtekening desc, delivery_id desc, geboortejaar)
            filter (where geboortejaar is not null)
        )[1
        ] as geboortejaar,
        (
            array_agg(geslacht order by dagtekening desc, delivery_id desc, geslacht)
            filter (where geslacht is not null)
        )[1
        ] as geslacht
    from seen
    where jeugdige_id is not null and (geboortejaar is not null or geslacht is not null)
    group by jeugdige_id

)

select * from described
