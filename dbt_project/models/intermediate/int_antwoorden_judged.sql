with

berichten as (

    select * from {{ ref('int_berichten_judged') }}
    where bericht_uitkomst = 'geen'

),

antwoorden as (select * from {{ ref('stg_ijw__antwoorden') }}),

declaratie_antwoorden as (select * from {{ ref('stg_ijw__declaratie_antwoorden') }}),

-- A rejected header has no DeclaratieAntwoord.
judged as (

    select
        antwoorden.*,
        berichten.bericht,
        concat_ws(' ', antwoorden.header_retourcodes, declaratie_antwoorden.retourcodes)
            as bericht_retourcodes,
        case
            when declaratie_antwoorden.delivery_id is null then 'header'
            when {{ wijst_af('antwoorden.header_retourcodes') }} then 'header'
            when {{ wijst_af('declaratie_antwoorden.retourcodes') }} then 'declaratie'
        end as afwijzing_niveau,
        declaratie_antwoorden.ingediend_bedrag as antwoord_ingediend_bedrag,
        declaratie_antwoorden.toegekend_bedrag as antwoord_toegekend_bedrag,
        coalesce('9056' = any(string_to_array(antwoorden.header_retourcodes, ' ')), false) as is_9056,
        '0001' = any(string_to_array(antwoorden.header_retourcodes, ' ')) as is_technisch
    from antwoorden
    inner join berichten on antwoorden.delivery_id = berichten.delivery_id
    left join declaratie_antwoorden on antwoorden.delivery_id = declaratie_antwoorden.delivery_id

)

select * from judged
