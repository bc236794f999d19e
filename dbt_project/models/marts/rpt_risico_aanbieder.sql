with

measured as (select * from {{ ref('int_risico_measured') }}),

gewichten as (select * from {{ ref('risicogewichten') }}),

-- Every point is a column that a reader sees, times a weight that a reader can look up.
final as (

    select
        measured.aanbieder_agb,
        measured.jaar,
        measured.kosten_bedrag::numeric(14, 2) as kosten_bedrag,
        measured.aantal_jeugdigen::integer as aantal_jeugdigen,
        measured.aandeel::numeric(18, 4) as aandeel,
        measured.groei::numeric(18, 4) as groei,
        measured.is_nieuw,
        measured.kosten_bedrag < gewichten.verklaring_grens as is_onder_grens,
        measured.aantal_signalen::integer as aantal_signalen,
        measured.fout_bedrag::numeric(14, 2) as fout_bedrag,
        (
            gewichten.euro * coalesce(measured.aandeel, 0)
            + gewichten.signalen * ln(1 + measured.score)
            + gewichten.groei * least(1, greatest(0, coalesce(measured.groei, 0)))
            + gewichten.nieuw * measured.is_nieuw::integer
            + gewichten.onder_grens * (measured.kosten_bedrag < gewichten.verklaring_grens)::integer
            + gewichten.bevindingen * (measured.fout_bedrag > 0)::integer
        )::numeric(18, 2) as risico
    from measured
    cross join gewichten

)

select * from final
