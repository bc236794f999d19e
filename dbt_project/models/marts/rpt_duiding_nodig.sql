with

drempels as (select * from {{ ref('duiding_drempels') }}),

kpis as (select * from {{ ref('rpt_kpi') }}),

onder_norm as (select * from {{ ref('int_kwaliteit_below_norm') }}),

-- Only the half-year just before counts: a longer gap is no change but a series that begins.
compared as (

    select
        kpis.*,
        eerder.waarde as vorige_waarde,
        drempels.verandering as drempel,
        drempels.norm_cijfer,
        100 * (kpis.waarde - eerder.waarde) / nullif(abs(eerder.waarde), 0) as verandering,
        coalesce(least(kpis.noemer, eerder.noemer), abs(kpis.waarde - eerder.waarde))
        >= drempels.vanaf as is_genoeg
    from kpis
    inner join drempels on kpis.kpi_id = drempels.kpi_id
    left join kpis as eerder
        on
            kpis.kpi_id = eerder.kpi_id and kpis.gemeente_code = eerder.gemeente_code
            and eerder.periode = case right(kpis.periode, 1)
                when '2' then left(kpis.periode, 6) || '1'
                else (left(kpis.periode, 4)::integer - 1) || '-H2'
            end

),

final as (

    select
        compared.gemeente_code,
        compared.periode,
        compared.kpi_id,
        compared.waarde,
        compared.vorige_waarde,
        compared.verandering::numeric(14, 1) as verandering,
        compared.drempel,
        -- From nothing to something has no percentage and is a change all the same.
        coalesce(
            compared.is_genoeg and compared.waarde <> compared.vorige_waarde
            and coalesce(abs(compared.verandering) >= compared.drempel, true), false
        ) as is_grote_verandering,
        compared.cijfer,
        compared.norm_cijfer,
        onder_norm.kpi_id is not null as is_onder_norm,
        coalesce(onder_norm.is_ontheven, false) as is_ontheven,
        onder_norm.controles
    from compared
    left join onder_norm
        on compared.kpi_id = onder_norm.kpi_id and compared.gemeente_code = onder_norm.gemeente_code

)

select * from final
