{%- set key -%}
    gemeente_code, aanbieder_agb, jeugdige_id, toewijzing_nummer, product_code, begindatum
{%- endset -%}
{%- set latest -%}
    dagtekening desc, identificatie desc, delivery_id desc, position desc
{%- endset -%}
with

starts as (

    {{ eerste_melding(ref('int_starts_accepted'), key) }}

),

stop_messages as (

    {{ eerste_melding(ref('int_stops_accepted'), key ~ ', reden_beeindiging, einddatum') }}

),

-- A definitive stop may follow a temporary one (reason 20), on the same day or later; the first told that care ended. When it
-- became known that the care would not go on, which then is what its term counts from (OP272), no message tells.
stops as (

    select distinct on ({{ key }})
        *,
        min(dagtekening) over (partition by {{ key }}, einddatum) as eerste_dagtekening,
        min(einddatum) filter (where reden_beeindiging = '20') over (partition by {{ key }})
            as onderbroken_na,
        min(dagtekening) over (partition by {{ key }}) as einde_gemeld_op
    from stop_messages
    order by {{ key }}, einddatum desc, (reden_beeindiging = '20'), {{ latest }}

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
        starts.start_id is not null as is_met_start,
        starts.dagtekening as startbericht_op,
        stops.eerste_dagtekening as stopbericht_op,
        coalesce(stops.onderbroken_na, stops.einddatum) as hulp_tot,
        case when stops.onderbroken_na is null then stops.eerste_dagtekening else stops.einde_gemeld_op end
            as einde_gemeld_op,
        coalesce(starts.start_id, stops.stop_id) as levering_id,
        coalesce(starts.delivery_id, stops.delivery_id) as delivery_id,
        coalesce(starts.position, stops.position) as position
    from starts
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
