with

records as (

    select * from {{ ref('int_cbs_records') }}
    where not is_deel_van_verblijf and jeugdige_id <> 'onbekend'

),

trajecten as (select * from {{ ref('fct_trajecten') }}),

halfjaren as (select * from {{ ref('int_halfjaren_listed') }}),

personen as (select * from {{ ref('int_jeugdigen_described') }}),

-- Help that another gemeente came to pay did not begin or end at that border: a change of woonplaats is no new record.
followed as (

    select
        records.*,
        coalesce(trajecten.eerste_begindatum, records.begindatum) as eerste_dag,
        case when trajecten.volgende_gemeente_code is null then records.einddatum end as laatste_dag
    from records
    left join trajecten on records.record_id = trajecten.traject_id

),

-- What ends after the half-year was still going on when it was delivered. Twice the same record counts once.
final as (

    select distinct on (halfjaren.halfjaar, records.record_id)
        halfjaren.halfjaar,
        records.record_id,
        coalesce(records.gemeente_code, 'onbekend') as gemeente_code,
        records.jeugdige_id,
        coalesce(records.aanbieder, 'onbekend') as aanbieder,
        coalesce(personen.geboortejaar || '0000', '99999999') as geboortedatum,
        case personen.geslacht when '1' then 'M' when '2' then 'V' else 'O' end as geslacht,
        records.hulpvorm,
        records.verwijzer,
        records.eerste_dag as begindatum,
        case when records.laatste_dag <= halfjaren.einddatum then records.laatste_dag end as einddatum,
        case when records.laatste_dag <= halfjaren.einddatum then records.reden_einde end as reden_einde,
        case when records.is_gestart_met_crisis then '1' else '2' end as gestart_met_crisis
    from followed as records
    inner join halfjaren
        on
            records.begindatum <= halfjaren.einddatum
            and coalesce(records.einddatum, 'infinity') >= halfjaren.begindatum
    left join personen on records.jeugdige_id = personen.jeugdige_id
    order by halfjaren.halfjaar, records.record_id, records.gemeente_code

)

select * from final
