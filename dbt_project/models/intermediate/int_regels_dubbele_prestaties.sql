{#- TR389, the same care declared again. Counting small numbers finds the candidates; only they are compared. -#}
{%- set regels = [('TR389', 'bezet_tot > dagtekening', "'eerst een credit'", 'null')] -%}
{%- set sleutel = [
    'gemeente_code', 'aanbieder_agb', 'toewijzing_nummer', 'begindatum', 'einddatum',
    'product_categorie', 'product_code',
] -%}
{#- The same for the same care; that it is for a little more is found out later. -#}
{%- set zorg = "hashtextextended(prestaties.toewijzing_nummer, prestaties.begindatum - '2000-01-01'::date)" -%}
with

-- Not materialized, so that the planner knows how many credits there are.
prestaties as not materialized (select * from {{ ref('int_regels_geldige_prestaties') }}),

repeated as (
    {{ meermaals('prestaties', zorg, "debet_credit = 'D'") }}
),

-- Every debet that may repeat, and every credit under the number of the debet that it takes back.
paired as (

    select
        prestaties.*,
        prestaties.referentie_nummer as debet_nummer
    from prestaties
    inner join repeated on {{ zorg }} = repeated.getal
    where prestaties.debet_credit = 'D'
    union all
    select
        *,
        vorig_referentie_nummer
    from prestaties
    where debet_credit = 'C' and antwoord_status <> 'afgewezen'

),

-- Together in one window and not joined: the planner cannot know how few repeat, and would compare all with all.
credited as (

    select
        *,
        min(dagtekening) filter (where debet_credit = 'C') over (
            partition by aanbieder_agb, debet_nummer
        ) as gecrediteerd_op
    from paired

),

-- A debet makes its period taken until the day of its credit; a refused one never did. Credits of a message come before
-- its debets (OP366), so on the same day the period is free.
ordered as (

    select
        *,
        max(coalesce(gecrediteerd_op, 'infinity')) filter (where antwoord_status <> 'afgewezen') over (
            partition by {{ sleutel | join(', ') }}
            order by dagtekening, identificatie, delivery_id, position
            rows between unbounded preceding and 1 preceding
        ) as bezet_tot
    from credited
    where debet_credit = 'D'

),

judged as (
    {{ regeluitkomsten('ordered', 'prestatie', regels) }}
)

select * from judged
