{{ config(pre_hook="{{ zonder_geneste_lus() }}") }}
with

-- Care surely goes on until its stop, or the last day that was declared. A line without a toewijzing is declared for a
-- month, and lies in what covers a day of that.
measured as (

    select
        *,
        case
            when toewijzing_id is not null then begindatum
            else (date_trunc('month', begindatum) + interval '1 month - 1 day')::date
        end as begint_uiterlijk,
        case
            when toewijzing_id is not null then greatest(begindatum, coalesce(laatste_dag, 'infinity'::date))
            else date_trunc('month', greatest(begindatum, coalesce(laatste_dag, 'infinity'::date)))::date
        end as eindigt_vroegst,
        case
            when coalesce(stopdatum, laatste_zorgdatum) is not null
                then least(einddatum, greatest(stopdatum, laatste_zorgdatum))
        end as gebleken_tot
    from {{ ref('int_zorgdelen_described') }}

),

-- Known care, of this gemeente or another, that surely went on from the first day of a part until the last.
covered as (

    select
        measured.zorgdeel_id, doorlopend.zorgdeel_id as doorlopend_id,
        measured.gemeente_code <> doorlopend.gemeente_code as is_elders
    from measured
    inner join measured as doorlopend
        on
            {{ zelfde('measured', 'doorlopend', ['persoon', 'aanbieder_agb', 'zelfde_hulp']) }}
            and measured.zorgdeel_id <> doorlopend.zorgdeel_id
            and measured.begint_uiterlijk >= doorlopend.begindatum
            and measured.eindigt_vroegst <= doorlopend.gebleken_tot
    where doorlopend.toewijzing_id is not null

),

elders as (
    select distinct zorgdeel_id from covered
    where is_elders
),

-- Neither a month that was paid under a wrong code nor a stay elsewhere is a border in care that goes on; but a line beside
-- help that its gemeente itself took over belongs to that.
surrounded as (

    select covered.zorgdeel_id from covered
    left join elders on covered.doorlopend_id = elders.zorgdeel_id
    group by covered.zorgdeel_id
    having bool_or(covered.is_elders) and bool_and(covered.is_elders or elders.zorgdeel_id is not null)

),

final as (

    select
        measured.*,
        case when surrounded.zorgdeel_id is not null then measured.gemeente_code else '' end as los_bij
    from measured
    left join surrounded on measured.zorgdeel_id = surrounded.zorgdeel_id

)

select * from final
