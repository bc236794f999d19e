with

peildatum as (select * from {{ ref('int_peildatum_determined') }}),

eerste_zorg as (select min(begindatum) as begindatum from {{ ref('fct_prestaties') }}),

-- Toewijzingen that ended so long ago that what was delivered has been declared.
toewijzingen as (

    select
        toewijzingen.*,
        toewijzingen.ingangsdatum as toewijzing_ingangsdatum,
        toewijzingen.einddatum as toewijzing_einddatum
    from {{ ref('fct_toewijzingen') }} as toewijzingen
    inner join peildatum on peildatum.peildatum - 92 >= toewijzingen.einddatum
    where not toewijzingen.is_verwijderd and toewijzingen.bericht_uitkomst = 'geen'

),

prestaties as (

    select toewijzing_id, eenheid, sum(geleverd_volume) as volume
    from {{ ref('fct_prestaties') }}
    where status <> 'afgewezen' and bericht_uitkomst = 'geen'
    group by toewijzing_id, eenheid

),

-- Minutes are parts of an hour; another unit cannot be compared, nor care of before the first declarations we have.
measured as (

    select
        toewijzingen.toewijzing_id,
        prestaties.volume,
        {{ omvang_factor('prestaties.eenheid', 'toewijzingen.omvang_eenheid') }} as factor
    from toewijzingen
    inner join prestaties on toewijzingen.toewijzing_id = prestaties.toewijzing_id

),

delivered as (

    select toewijzing_id, sum(volume / factor) as volume, bool_and(factor is not null) as is_vergelijkbaar
    from measured
    group by toewijzing_id

),

granted as (

    select *, {{ maximum_volume('toewijzing_ingangsdatum', 'toewijzing_einddatum') }} as toegewezen_volume
    from toewijzingen

),

claimed as (

    select
        granted.toewijzing_id,
        granted.gemeente_code,
        {{ halfjaar('granted.einddatum') }} as halfjaar,
        granted.product_categorie,
        granted.einddatum - granted.ingangsdatum + 1 as duur_dagen,
        granted.omvang_volume is not null as is_met_volume,
        coalesce(granted.stopdatum < granted.einddatum and granted.reden_beeindiging = '31', false)
            as is_eerder_klaar,
        case
            when granted.ingangsdatum < eerste_zorg.begindatum then null
            when delivered.toewijzing_id is null then 0
            when delivered.is_vergelijkbaar then delivered.volume / nullif(granted.toegewezen_volume, 0)
        end::numeric(14, 4) as verzilvering
    from granted
    cross join eerste_zorg
    left join delivered on granted.toewijzing_id = delivered.toewijzing_id

)

select * from claimed
