{#- R08 rests on what the rules of the standard found about tariffs (TR346, TR418), after netting and without rounding. -#}
with

prestaties as (select * from {{ ref('int_signalen_prestaties_judged') }}),

-- Of a line with another tariff and another amount, the tariff is judged.
uitkomsten as (

    select
        *,
        case regel when 'TR418' then max(gevonden) filter (where regel = 'TR346') over regels end
            as bedrag_gevonden,
        regel = 'TR346' and bool_or(regel = 'TR418') over regels as is_bij_tarief
    from {{ ref('fct_regeluitkomsten') }}
    where regel in ('TR346', 'TR418')
    window regels as (partition by delivery_id, position)

),

-- Of a product under a lumpsum or subsidie the declaraties are not the costs.
niet_per_stuk as (select * from {{ ref('int_lumpsum_listed') }}),

measured as (

    select
        prestaties.*,
        {{ dossier('prestaties') }} as object_id,
        uitkomsten.verwacht,
        uitkomsten.gevonden,
        naaste.verschil
        * case uitkomsten.regel when 'TR346' then 1 else prestaties.geleverd_volume end as verschil,
        -- An amount that does not follow from the tariff that is named: what it differs from the contract itself.
        naaste.verschil_bedrag
    from prestaties
    inner join uitkomsten
        on
            prestaties.delivery_id = uitkomsten.delivery_id
            and prestaties.position = uitkomsten.position
    -- There may be more than one contracted tariff: the nearest is meant.
    cross join
        lateral (
            select
                min(abs(uitkomsten.gevonden::numeric - mogelijk::numeric)) as verschil,
                min(abs(uitkomsten.bedrag_gevonden::numeric - prestaties.geleverd_volume * mogelijk::numeric))
                    as verschil_bedrag
            from unnest(string_to_array(uitkomsten.verwacht, ' of ')) as mogelijk
        ) as naaste
    -- Not a join with `is null`: the planner thinks that leaves one row, and would read all outcomes for every line.
    where
        not uitkomsten.is_bij_tarief
        and not exists (
            select niet_per_stuk.product_code from niet_per_stuk
            where
                prestaties.aanbieder_agb = niet_per_stuk.aanbieder_agb
                and prestaties.product_code = niet_per_stuk.product_code
                and prestaties.begindatum >= niet_per_stuk.vanaf
                and prestaties.begindatum <= niet_per_stuk.tot
        )

),

judged as (
    {{ signalen('measured', 'dossier', [
        ('R08', 'greatest(verschil, verschil_bedrag) > ' ~ drempel('R08'), 'measured.verwacht', 'measured.gevonden',
            'coalesce(verschil_bedrag, verschil)'),
    ]) }}
)

select * from judged
