with

trajecten as (

    select * from {{ ref('fct_trajecten') }}
    where is_jeugdhulp and is_instroom and halfjaar_begin is not null

),

peildatum as (select * from {{ ref('int_peildatum_determined') }}),

gronden as (select * from {{ ref('rechtsgronden') }}),

-- Crisis may go without a besluit for its first four weeks; a toewijzing is the besluit that we know.
judged as (

    select
        trajecten.*,
        case
            when
                trajecten.aantal_toewijzingen = 0
                and trajecten.product_categorie = '46'
                and coalesce(trajecten.einddatum, peildatum.peildatum) - trajecten.begindatum < 28
                then 'crisis_vier_weken'
            when trajecten.aantal_toewijzingen = 0 then 'zonder_besluit'
            when trajecten.verwijzer_type in ('gemeente', '01') then 'besluit_gemeente'
            when trajecten.verwijzer_type in ('02', '03', '05') then 'verwijzing_arts'
            when trajecten.verwijzer_type in ('04', '08') then 'bepaling_gi'
            else 'toewijzing_zonder_verwijzer'
        end as grond
    from trajecten
    cross join peildatum

),

counted as (

    select
        gemeente_code,
        halfjaar_begin as halfjaar,
        grond,
        count(*) as trajecten
    from judged
    group by gemeente_code, halfjaar_begin, grond

),

final as (

    select
        counted.gemeente_code,
        counted.halfjaar,
        counted.grond,
        gronden.volgorde,
        gronden.omschrijving,
        gronden.is_rechtmatig,
        counted.trajecten::integer as trajecten
    from counted
    inner join gronden on counted.grond = gronden.grond

)

select * from final
