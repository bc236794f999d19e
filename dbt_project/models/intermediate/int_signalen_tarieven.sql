{#- R08 rests on what the rules of the standard found about tariffs (TR346, TR418), after netting and without rounding. -#}
with

prestaties as (select * from {{ ref('int_signalen_prestaties_judged') }}),

uitkomsten as (

    select * from {{ ref('fct_regeluitkomsten') }}
    where regel in ('TR346', 'TR418')

),

-- Of a product under a lumpsum or subsidie the declaraties are not the costs.
niet_per_stuk as (select * from {{ ref('int_lumpsum_listed') }}),

measured as (

    select
        prestaties.*,
        {{ dossier('prestaties') }} as object_id,
        uitkomsten.verwacht,
        uitkomsten.gevonden,
        -- There may be more than one contracted tariff: the nearest is meant.
        case uitkomsten.regel when 'TR346' then 1 else prestaties.geleverd_volume end
        * (
            select min(abs(uitkomsten.gevonden::numeric - mogelijk::numeric))
            from unnest(string_to_array(uitkomsten.verwacht, ' of ')) as mogelijk
        ) as verschil
    from prestaties
    inner join uitkomsten
        on
            prestaties.delivery_id = uitkomsten.delivery_id
            and prestaties.position = uitkomsten.position
    -- Not a join with `is null`: the planner thinks that leaves one row, and would read all outcomes for every line.
    where
        not exists (
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
        ('R08', 'verschil > ' ~ drempel('R08'), 'measured.verwacht', 'measured.gevonden', 'verschil'),
    ]) }}
)

select * from judged
