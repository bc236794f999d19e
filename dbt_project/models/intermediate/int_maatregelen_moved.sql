with

indicatoren as (select * from {{ ref('maatregel_indicatoren') }}),

regio as (select * from {{ ref('rpt_kpi_regio') }}),

halfjaren as (select * from {{ ref('int_halfjaren_listed') }}),

peildatum as (select * from {{ ref('int_peildatum_determined') }}),

-- Care is declared until about six months later: an earlier figure would seem to fall.
newest as (

    select max(halfjaren.halfjaar) as periode
    from halfjaren
    cross join peildatum
    where peildatum.peildatum >= halfjaren.einddatum + interval '6 months'

),

-- The same half of the year before: spring and autumn differ by themselves.
moved as (

    select
        indicatoren.maatregel_nr,
        indicatoren.kpi_id,
        indicatoren.gewenst,
        indicatoren.vanaf,
        nu.periode,
        100 * (nu.waarde - toen.waarde) / nullif(abs(toen.waarde), 0) as verandering
    from indicatoren
    cross join newest
    inner join regio as nu on indicatoren.kpi_id = nu.kpi_id and newest.periode = nu.periode
    inner join regio as toen
        on
            indicatoren.kpi_id = toen.kpi_id
            and toen.periode = (left(newest.periode, 4)::integer - 1) || right(newest.periode, 3)

),

judged as (

    select
        *,
        kpi_id || ' ' || replace(round(verandering, 1)::text, '.', ',') || '% in een jaar' as beweging,
        case gewenst when 'omlaag' then verandering else -verandering end >= vanaf as is_tegen
    from moved

),

gathered as (

    select
        maatregel_nr,
        string_agg(beweging || ', gewenst ' || gewenst, '; ' order by kpi_id) filter (where is_tegen) as tegen
    from judged
    group by maatregel_nr

)

select * from gathered
