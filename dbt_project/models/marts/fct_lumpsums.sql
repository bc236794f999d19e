with

lumpsums as (select * from {{ ref('int_lumpsums_latest') }}),

final as (

    select
        lumpsum_id,
        contract_id,
        jaar,
        gemeente_code,
        aanbieder_agb,
        perceel,
        bekostiging,
        vanaf,
        tot,
        bedrag as lumpsum_bedrag,
        bekostiging in ('LUMPSUM', 'SUBSIDIE') as is_zonder_declaraties
    from lumpsums

)

select * from final
