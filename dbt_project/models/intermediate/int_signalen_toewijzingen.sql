{#- R07, the whole of a toewijzing: what is left after netting beside what it allows until its end, or until the last care. -#}
with

prestaties as (

    select
        *,
        geleverd_volume / {{ omvang_factor('eenheid', 'omvang_eenheid') }}::numeric as volume
    from {{ ref('int_signalen_prestaties_netted') }}
    where is_toegewezen and not is_verwijderd and omvang_volume is not null

),

summed as (

    select
        prestaties.prestatie_id,
        prestaties.toewijzing_id as object_id,
        prestaties.gemeente_code,
        prestaties.aanbieder_agb,
        prestaties.jeugdige_id,
        prestaties.zorgmaand,
        prestaties.bedrag,
        prestaties.omvang_eenheid,
        prestaties.omvang_frequentie,
        prestaties.omvang_volume,
        prestaties.toewijzing_ingangsdatum,
        prestaties.toewijzing_einddatum,
        least(prestaties.toewijzing_ingangsdatum, min(prestaties.begindatum) over whole) as van,
        coalesce(prestaties.toewijzing_einddatum, max(prestaties.einddatum) over whole) as tot,
        sum(prestaties.volume) over whole as volume
    from prestaties
    window whole as (partition by prestaties.toewijzing_id)

),

measured as (

    select
        *,
        {{ maximum_volume('van', 'tot') }} as maximum
    from summed

),

judged as (
    {{ signalen('measured', 'toewijzing', [
        ('R07', 'volume > maximum', 'trim_scale(maximum::numeric)', 'trim_scale(round(volume, 2))',
            'bedrag * (volume - maximum) / volume'),
    ]) }}
)

select * from judged
