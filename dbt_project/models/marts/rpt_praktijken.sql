with

praktijken as (select * from {{ ref('praktijken') }}),

indicatoren as (select * from {{ ref('maatregel_indicatoren') }}),

kpis as (select * from {{ ref('rpt_kpi') }}),

halfjaren as (select * from {{ ref('int_halfjaren_listed') }}),

-- Counted from the half-year in which it began, so that curves of gemeenten that began later lie beside each other.
placed as (

    select
        praktijken.praktijk_id,
        praktijken.gemeente_code,
        praktijken.maatregel_nr,
        praktijken.praktijk,
        praktijken.vanaf,
        indicatoren.kpi_id,
        indicatoren.gewenst,
        kpis.periode,
        2 * (extract(year from halfjaren.begindatum) - extract(year from praktijken.vanaf))::integer
        + case when extract(month from halfjaren.begindatum) > 6 then 1 else 0 end
        - case when extract(month from praktijken.vanaf) > 6 then 1 else 0 end as halfjaren_na_start,
        kpis.waarde,
        kpis.status
    from praktijken
    inner join indicatoren on praktijken.maatregel_nr = indicatoren.maatregel_nr
    inner join kpis
        on praktijken.gemeente_code = kpis.gemeente_code and indicatoren.kpi_id = kpis.kpi_id
    inner join halfjaren on kpis.periode = halfjaren.halfjaar

),

-- The last half-year before it began is what a figure is laid beside; no effect is claimed.
compared as (

    select
        *,
        max(waarde) filter (where halfjaren_na_start = -1)
            over (partition by praktijk_id, kpi_id) as waarde_voor_start
    from placed

),

final as (

    select
        praktijk_id,
        gemeente_code,
        maatregel_nr,
        praktijk,
        vanaf,
        kpi_id,
        gewenst,
        periode,
        halfjaren_na_start,
        waarde,
        waarde_voor_start,
        (100 * (waarde - waarde_voor_start) / nullif(abs(waarde_voor_start), 0))::numeric(14, 1) as verschil,
        status
    from compared

)

select * from final
