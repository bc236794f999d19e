with

cijfers as (select * from {{ ref('int_ketencijfers_latest') }}),

soorten as (select * from {{ ref('ketencijfers') }}),

gemeenten as (select * from {{ ref('dim_gemeenten') }}),

-- Of periods that overlap only the longest counts, and of equal ones the last: a quarter is part of its half-year.
judged as (

    select
        cijfers.*,
        not exists (
            select 1
            from cijfers as ander
            where
                {{ zelfde('ander', 'cijfers', ['soort', 'gemeente_code', 'onderdeel']) }}
                and ander.van <= cijfers.tot
                and ander.tot >= cijfers.van
                and (
                    ander.tot - ander.van > cijfers.tot - cijfers.van
                    or ander.tot - ander.van = cijfers.tot - cijfers.van
                    and {{ eerder('cijfers', 'ander') }}
                )
        ) as telt_mee
    from cijfers

),

final as (

    select
        concat_ws(
            '-', judged.afzender, judged.soort, judged.gemeente_code, judged.onderdeel, judged.van, judged.tot
        ) as cijfer_id,
        judged.familie,
        judged.soort,
        coalesce(soorten.telling, 'stroom') as telling,
        coalesce(gemeenten.gemeente_code, 'onbekend') as gemeente_code,
        judged.onderdeel,
        judged.van,
        judged.tot,
        {{ halfjaar('judged.van') }} as halfjaar,
        judged.aantal,
        judged.dagen,
        judged.bedrag,
        judged.telt_mee,
        judged.delivery_id,
        judged.position,
        judged.volgnummer
    from judged
    left join soorten on judged.soort = soorten.soort
    left join gemeenten on judged.gemeente_code = gemeenten.gemeente_code

)

select * from final
