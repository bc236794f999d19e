{#- R07, the whole of a toewijzing: what is left after netting beside what it allows until its end, or until the last care. -#}
with

prestaties as not materialized (

    select
        *,
        geleverd_volume / {{ omvang_factor('eenheid', 'omvang_eenheid') }}::numeric as volume
    from {{ ref('int_signalen_prestaties_judged') }}
    where is_toegewezen and not is_verwijderd and omvang_volume is not null

),

summed as (

    select
        toewijzing_id,
        omvang_eenheid,
        omvang_frequentie,
        omvang_volume,
        toewijzing_ingangsdatum,
        toewijzing_einddatum,
        coalesce(toewijzing_einddatum, greatest(max(einddatum), toewijzing_ingangsdatum)) as tot,
        sum(volume) as volume
    from prestaties
    group by 1, 2, 3, 4, 5, 6

),

-- A sum per toewijzing, and only of those with more than they allow every line.
full_ones as (

    select
        toewijzing_id as object_id,
        volume,
        {{ maximum_volume('toewijzing_ingangsdatum', 'tot') }} as maximum
    from summed
    where volume > {{ maximum_volume('toewijzing_ingangsdatum', 'tot') }}

),

measured as (

    select
        full_ones.*,
        prestaties.prestatie_id,
        prestaties.gemeente_code,
        prestaties.aanbieder_agb,
        prestaties.jeugdige_id,
        prestaties.zorgmaand,
        prestaties.bedrag
    from full_ones
    inner join prestaties on full_ones.object_id = prestaties.toewijzing_id
    where prestaties.volume is not null

),

judged as (
    {{ signalen('measured', 'toewijzing', [
        ('R07', 'volume > maximum', 'trim_scale(maximum::numeric)', 'trim_scale(round(volume, 2))',
            'bedrag * (volume - maximum) / nullif(volume, 0)'),
    ]) }}
)

select * from judged
