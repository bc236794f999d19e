{#- Rules about a credit beside the debet that it takes back, and beside earlier credits of it. -#}
{%- set regels = [
    ('TR323', 'not is_gelijk', "'een eerder goedgekeurde, gelijke debetregel'", 'null'),
    ('TR390', 'eerdere_credits > 0', "'een debetregel zonder credit'", 'null'),
] -%}
{%- set gelijk = [
    'aanbieder_agb', 'gemeente_code', 'jeugdige_id', 'toewijzing_nummer', 'product_categorie', 'product_code',
    'begindatum', 'einddatum', 'eenheid',
] -%}
with

-- Not materialized, so that the planner knows how many credits there are.
prestaties as not materialized (select * from {{ ref('int_regels_geldige_prestaties') }}),

credits as (

    select
        *,
        count(*) filter (where antwoord_status <> 'afgewezen') over (
            partition by aanbieder_agb, vorig_referentie_nummer
            order by dagtekening, identificatie, delivery_id, position
            rows between unbounded preceding and 1 preceding
        ) as eerdere_credits
    from prestaties
    where debet_credit = 'C'

),

-- Looked up by number alone first: few debets are taken back, and the planner would hash them all.
debets as (

    select * from prestaties
    where
        debet_credit = 'D'
        and antwoord_status = 'toegekend'
        and referentie_nummer in (select credits.vorig_referentie_nummer from credits)

),

-- A number that was used twice (TR314) has two debets: one that fits is enough.
fitting as (

    select distinct
        credits.delivery_id,
        credits.position
    from credits
    inner join debets on credits.vorig_referentie_nummer = debets.referentie_nummer
    where
        debets.dagtekening <= credits.dagtekening
        and debets.antwoord_dagtekening <= credits.dagtekening
        and {{ zelfde('debets', 'credits', gelijk) }}
        and debets.geleverd_volume = -credits.geleverd_volume
        and debets.ingediend_bedrag = -credits.ingediend_bedrag
        and debets.product_tarief is not distinct from credits.product_tarief

),

compared as (

    select
        credits.*,
        fitting.delivery_id is not null as is_gelijk
    from credits
    left join fitting on {{ zelfde('credits', 'fitting', ['delivery_id', 'position']) }}

),

judged as (
    {{ regeluitkomsten('compared', 'prestatie', regels) }}
)

select * from judged
