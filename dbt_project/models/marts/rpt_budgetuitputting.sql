with

kosten as (

    select
        gemeente_code,
        jaar,
        perceel,
        sum(kosten_bedrag) as kosten_bedrag,
        max(zorgmaand) as laatste_zorgmaand
    from {{ ref('int_kosten_with_perceel') }}
    group by gemeente_code, jaar, perceel

),

begroting as (
    select * from {{ ref('fct_begroting') }}
    where is_laatste
),

peildatum as (select * from {{ ref('int_peildatum_determined') }}),

joined as (

    select
        coalesce(kosten.gemeente_code, begroting.gemeente_code) as gemeente_code,
        coalesce(kosten.jaar, begroting.jaar) as jaar,
        coalesce(kosten.perceel, begroting.post) as perceel,
        begroting.versie,
        begroting.begroot_bedrag,
        begroting.vastgesteld_op,
        coalesce(kosten.kosten_bedrag, 0) as kosten_bedrag,
        kosten.laatste_zorgmaand
    from kosten
    full join begroting
        on
            kosten.gemeente_code = begroting.gemeente_code
            and kosten.jaar = begroting.jaar
            and kosten.perceel = begroting.post

),

-- Months of the year that were over on the newest dagtekening.
timed as (

    select
        joined.*,
        least(
            greatest((peildatum.peildatum + 1 - make_date(joined.jaar, 1, 1)) * 12 / 365, 0), 12
        ) as verstreken_maanden,
        100 * joined.kosten_bedrag / nullif(joined.begroot_bedrag, 0) as benut
    from joined
    cross join peildatum

),

final as (

    select
        gemeente_code,
        jaar,
        perceel,
        coalesce(versie, 'geen begroting') as versie,
        begroot_bedrag::numeric(14, 2) as begroot_bedrag,
        vastgesteld_op,
        kosten_bedrag::numeric(14, 2) as kosten_bedrag,
        benut::numeric(18, 1) as benut_procent,
        verstreken_maanden::integer as verstreken_maanden,
        laatste_zorgmaand,
        case
            when benut is null then 'geen begroting'
            when benut > 100 then 'overschreden'
            when benut * 12 > 100 * verstreken_maanden then 'loopt voor'
            else 'binnen begroting'
        end as stand
    from timed

)

select * from final
