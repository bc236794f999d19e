with

-- What stands in a message that was refused as a whole was never sent, as far as the rules go.
prestaties as (

    select
        *,
        ingediend_bedrag as bedrag,
        begindatum as datum
    from {{ ref('int_prestaties_with_status') }}
    where bericht_uitkomst = 'geen'

)

select * from prestaties
