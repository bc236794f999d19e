with

opdrachten as (select * from {{ ref('int_opdrachten_dated') }}),

doelen as (

    {{ geldend(ref('stg_financien__opdrachtdoelen')) }}

),

kpis as (

    select * from {{ ref('rpt_kpi_regio') }}
    where waarde is not null

),

measured as (

    select
        doelen.doel_id,
        opdrachten.opdracht_id,
        opdrachten.versie,
        opdrachten.perceel,
        opdrachten.opdracht,
        opdrachten.vanaf,
        opdrachten.tot,
        doelen.doel,
        doelen.kpi_id,
        doelen.richting,
        doelen.streefwaarde,
        -- First and last figure of the region in the time of this version.
        (array_agg(kpis.waarde order by kpis.periode))[1] as nulmeting,
        (array_agg(kpis.waarde order by kpis.periode desc))[1] as waarde,
        max(kpis.periode) as periode
    from doelen
    inner join opdrachten
        on {{ zelfde('doelen', 'opdrachten', ['afzender', 'opdracht_id', 'versie']) }}
    left join kpis
        on
            doelen.kpi_id = kpis.kpi_id
            and kpis.periode >= {{ halfjaar('opdrachten.vanaf') }}
            and kpis.periode <= coalesce({{ halfjaar('opdrachten.tot') }}, '9999-H2')
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11

),

final as (

    select
        doel_id, opdracht_id, versie, perceel, opdracht, vanaf, tot, doel, kpi_id, richting,
        streefwaarde::numeric(16, 2) as streefwaarde,
        nulmeting::numeric(16, 2) as nulmeting,
        waarde::numeric(16, 2) as waarde,
        periode,
        case
            when waarde is null then 'nog geen cijfer'
            when streefwaarde is null then 'streefwaarde nog niet vastgesteld'
            when richting = 'omhoog' and waarde >= streefwaarde then 'gehaald'
            when richting = 'omlaag' and waarde <= streefwaarde then 'gehaald'
            else 'nog niet gehaald'
        end as stand
    from measured

)

select * from final
