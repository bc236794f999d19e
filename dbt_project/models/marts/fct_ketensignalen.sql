with

combined as (select * from {{ ref('int_ketensignalen_combined') }}),

signalen as (select * from {{ ref('ketensignalen') }}),

termijnen as (select * from {{ ref('termijnen') }}),

gemeenten as (select * from {{ ref('dim_gemeenten') }}),

aanbieders as (select * from {{ ref('dim_aanbieders') }}),

toewijzingen as (select * from {{ ref('fct_toewijzingen') }}),

declaraties as (

    select * from {{ ref('stg_ingest__deliveries') }}
    where bericht in ('JW303', 'JW323')

),

-- A signal never refuses anything (OP364). The euros concerned are those of its declaraties, or of its toewijzing.
final as (

    select
        combined.signaal || '-' || combined.object_id as signaal_id,
        combined.signaal,
        coalesce(gemeenten.gemeente_code, 'onbekend') as gemeente_code,
        coalesce(aanbieders.aanbieder_agb, 'onbekend') as aanbieder_agb,
        coalesce(combined.jeugdige_id, 'onbekend') as jeugdige_id,
        toewijzingen.toewijzing_id,
        signalen.termijn,
        termijnen.norm,
        termijnen.eenheid,
        termijnen.bron,
        combined.vanaf,
        {{ halfjaar('combined.vanaf') }} as halfjaar,
        combined.uiterste_datum,
        combined.gebeurd_op,
        combined.duur,
        combined.te_laat,
        coalesce(combined.bedrag, declaraties.netto_bedrag, toewijzingen.kosten_bedrag, 0)::numeric(14, 2)
            as bedrag,
        combined.delivery_id,
        combined.position
    from combined
    left join signalen on combined.signaal = signalen.signaal
    left join termijnen on signalen.termijn = termijnen.termijn
    left join gemeenten on combined.gemeente_code = gemeenten.gemeente_code
    left join aanbieders on combined.aanbieder_agb = aanbieders.aanbieder_agb
    left join toewijzingen on combined.toewijzing_id = toewijzingen.toewijzing_id
    left join declaraties
        on signalen.termijn = 'declaratie_antwoord' and combined.delivery_id = declaraties.delivery_id

)

select * from final
