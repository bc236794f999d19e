with

tarieven as (select * from {{ ref('int_tarieven_latest') }}),

-- Two tariffs of one product in one contract, for the same gemeente, on the same day.
double as (

    select distinct een.tarief_id
    from tarieven as een
    inner join tarieven as ander
        on
            een.contract_id = ander.contract_id
            and een.product_code = ander.product_code
            and een.eenheid = ander.eenheid
            and een.gemeente_code is not distinct from ander.gemeente_code
            and een.tarief_id <> ander.tarief_id
            and een.vanaf <= coalesce(ander.tot, 'infinity')
            and ander.vanaf <= coalesce(een.tot, 'infinity')

),

judged as (

    select
        'dim_contracten' as mart,
        coalesce(tarieven.gemeente_code, 'onbekend') as gemeente_code,
        controles.controle,
        controles.wijkt_af,
        0::numeric as bedrag
    from tarieven
    left join double on tarieven.tarief_id = double.tarief_id
    cross join
        lateral (
            values
            ('tarief_zonder_contract', tarieven.aanbieder_agb = 'onbekend'),
            ('tarief_dubbel', double.tarief_id is not null)
        ) as controles (controle, wijkt_af)

)

select * from judged
