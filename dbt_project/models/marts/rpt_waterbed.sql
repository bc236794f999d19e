with

gemeten as (select * from {{ ref('int_waterbed_measured') }}),

grenzen as (select * from {{ ref('waterbed_drempels') }}),

peildatum as (select * from {{ ref('int_peildatum_determined') }}),

shares as (

    select
        *,
        1.0 * voor / nullif(voor_alle, 0) as aandeel_voor,
        1.0 * na / nullif(na_alle, 0) as aandeel_na,
        (voor + na) / nullif(voor_alle + na_alle, 0) as aandeel
    from gemeten

),

-- Two shares with one variance: how many standard errors the one lies from the other. 0 when nothing could vary.
tested as (

    select
        *,
        coalesce(
            (aandeel_na - aandeel_voor)
            / nullif(
                sqrt(aandeel * (1 - aandeel) * (1.0 / nullif(voor_alle, 0) + 1.0 / nullif(na_alle, 0))), 0
            ),
            0
        ) as toets
    from shares

),

final as (

    select
        tested.maatregel_id,
        tested.naam,
        tested.ingangsdatum,
        tested.gemeente_code,
        tested.verwijzer_type,
        tested.voor::integer as aantal_voor,
        tested.na::integer as aantal_na,
        tested.voor_alle::integer as alle_voor,
        tested.na_alle::integer as alle_na,
        (100 * tested.aandeel_voor)::numeric(18, 1) as aandeel_voor_procent,
        (100 * tested.aandeel_na)::numeric(18, 1) as aandeel_na_procent,
        tested.toets::numeric(18, 2) as toets,
        case
            when tested.ingangsdatum + grenzen.venster_dagen > peildatum.peildatum then 'nog open'
            when least(tested.voor_alle, tested.na_alle) < grenzen.minste_trajecten then 'te weinig'
            when tested.toets >= grenzen.toets_vanaf then 'signaal: meer'
            when tested.toets <= -grenzen.toets_vanaf then 'signaal: minder'
            else 'geen verschuiving'
        end as oordeel
    from tested
    cross join grenzen
    cross join peildatum

)

select * from final
