with

-- The last message about a start decides: StatusAanlevering 3 takes an earlier start back.
starts as (

    select distinct on (
        gemeente_code, aanbieder_agb, jeugdige_id, toewijzing_nummer, product_code, begindatum
    ) *
    from {{ ref('stg_ijw__starts') }}
    order by
        gemeente_code, aanbieder_agb, jeugdige_id, toewijzing_nummer, product_code, begindatum,
        dagtekening desc, identificatie desc, delivery_id desc, position desc

),

stop_messages as (

    select distinct on (
        gemeente_code, aanbieder_agb, jeugdige_id, toewijzing_nummer, product_code,
        begindatum, reden_beeindiging, einddatum
    ) *
    from {{ ref('stg_ijw__stops') }}
    order by
        gemeente_code, aanbieder_agb, jeugdige_id, toewijzing_nummer, product_code, begindatum,
        reden_beeindiging, einddatum, dagtekening desc, identificatie desc, delivery_id desc, position desc

),

-- A definitive stop may follow a temporary one (reason 20) with the same Einddatum.
stops as (

    select distinct on (
        gemeente_code, aanbieder_agb, jeugdige_id, toewijzing_nummer, product_code, begindatum
    ) *
    from stop_messages
    where status_aanlevering <> '3'
    order by
        gemeente_code, aanbieder_agb, jeugdige_id, toewijzing_nummer, product_code, begindatum,
        einddatum desc, (reden_beeindiging = '20'), dagtekening desc, delivery_id desc, position desc

),

-- A stop without a start is a levering too: the start may be late, or the supplier forgot it.
leveringen as (

    select
        coalesce(starts.gemeente_code, stops.gemeente_code) as gemeente_code,
        coalesce(starts.aanbieder_agb, stops.aanbieder_agb) as aanbieder_agb,
        coalesce(starts.jeugdige_id, stops.jeugdige_id) as jeugdige_id,
        coalesce(starts.toewijzing_nummer, stops.toewijzing_nummer) as toewijzing_nummer,
        coalesce(starts.product_categorie, stops.product_categorie) as product_categorie,
        coalesce(starts.product_code, stops.product_code) as product_code,
        coalesce(starts.begindatum, stops.begindatum) as begindatum,
        stops.einddatum,
        stops.reden_beeindiging,
        starts.start_id is not null as is_met_start
    from (
        select * from starts
        where status_aanlevering <> '3'
    ) as starts
    full join stops
        on
            starts.gemeente_code = stops.gemeente_code
            and starts.aanbieder_agb = stops.aanbieder_agb
            and starts.jeugdige_id = stops.jeugdige_id
            and coalesce(starts.toewijzing_nummer, '') = coalesce(stops.toewijzing_nummer, '')
            and coalesce(starts.product_code, '') = coalesce(stops.product_code, '')
            and starts.begindatum = stops.begindatum

)

select * from leveringen
