with

answered as (

    select * from {{ ref('int_prestaties_answered') }}

),

-- A credit line takes a debet back only when it was itself granted.
credited as (

    select distinct
        aanbieder_agb,
        vorig_referentie_nummer as referentie_nummer
    from answered
    where debet_credit = 'C' and antwoord_status = 'toegekend'

),

with_status as (

    select
        answered.*,
        case
            when
                answered.antwoord_status = 'toegekend'
                and answered.debet_credit = 'D'
                and credited.referentie_nummer is not null then 'gecrediteerd'
            else answered.antwoord_status
        end as status,
        case
            when answered.antwoord_status = 'afgewezen' or answered.bericht_uitkomst <> 'geen' then 0
            else answered.toegekend_bedrag
        end::numeric(14, 2) as kosten_bedrag
    from answered
    left join credited
        on
            answered.aanbieder_agb = credited.aanbieder_agb
            and answered.referentie_nummer = credited.referentie_nummer

)

select * from with_status
