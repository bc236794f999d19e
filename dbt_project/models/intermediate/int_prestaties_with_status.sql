{{ config(materialized='incremental', unique_key='delivery_id', pre_hook="{{ zonder_geneste_lus() }}") }}
with

answered as (
    select * from {{ ref('int_prestaties_answered') }}
    {% if bij_nacht() -%} where {{ in_levering('delivery_id', ref('int_declaraties_touched')) }} {%- endif %}
),

-- Looked up by number alone first: few debets are taken back, and the planner would sort them all.
debets as (
    select * from answered
    where
        debet_credit = 'D'
        and referentie_nummer in (select credits.vorig_referentie_nummer from answered as credits)
),

-- Of two debets with the ReferentieNummer that a credit names (TR314), the granted one is meant, else the first.
linked as (
    select distinct on (credits.prestatie_id)
        credits.prestatie_id, credits.antwoord_status, credits.bericht_uitkomst, credits.dagtekening,
        debets.prestatie_id as debet_prestatie_id,
        case
            when debets.antwoord_status <> 'afgewezen' and debets.bericht_uitkomst <> 'geen' then 'geweigerd'
            else debets.antwoord_status
        end as credit_van_status
    from answered as credits
    inner join debets
        on
            credits.aanbieder_agb = debets.aanbieder_agb
            and credits.vorig_referentie_nummer = debets.referentie_nummer
    where credits.debet_credit = 'C'
    order by
        credits.prestatie_id, (debets.bericht_uitkomst = 'geen') desc,
        (debets.antwoord_status = 'toegekend') desc, debets.dagtekening,
        debets.identificatie, debets.prestatie_id
),

-- A credit line takes a debet back only when it was itself granted, in a message that counts.
credited as (
    select distinct on (debet_prestatie_id) debet_prestatie_id, prestatie_id as credit_prestatie_id
    from linked
    where antwoord_status = 'toegekend' and bericht_uitkomst = 'geen'
    order by debet_prestatie_id, dagtekening, prestatie_id
),

-- Of a message that we leave out of the costs the credits are left out too: there is nothing to take back. A credit on what
-- the gemeente herself rejected should have been rejected (TR323); if she grants it, her answer stands (TR342) and costs less.
with_status as (
    select
        answered.*,
        linked.debet_prestatie_id as credit_van_prestatie_id, linked.credit_van_status,
        credited.credit_prestatie_id as gecrediteerd_door_prestatie_id,
        case
            when answered.antwoord_status = 'toegekend' and credited.credit_prestatie_id is not null
                then 'gecrediteerd'
            else answered.antwoord_status
        end as status,
        case
            when answered.antwoord_status = 'afgewezen' or answered.bericht_uitkomst <> 'geen' then 0
            when linked.credit_van_status = 'geweigerd' then 0
            else coalesce(answered.toegekend_bedrag, answered.ingediend_bedrag)
        end::numeric(14, 2) as kosten_bedrag
    from answered
    left join linked on answered.prestatie_id = linked.prestatie_id
    left join credited on answered.prestatie_id = credited.debet_prestatie_id
),

-- Where the euros of the line end (aansluitcategorieen.csv); of a partly granted line, the granted part.
placed as (
    select
        with_status.*, {{ aansluitcategorie('with_status') }} as aansluitcategorie,
        {{ koppeling('with_status') }} as koppeling
    from with_status
    {% if bij_nacht() -%}
        inner join {{ ref('int_declaraties_touched') }} as touched
            on with_status.delivery_id = touched.delivery_id and touched.is_aangeraakt
    {%- endif %}
)

select * from placed
