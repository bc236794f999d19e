{#- TR389, the same care declared again. A count without order finds the candidates; only they are put in order. -#}
{%- set regels = [('TR389', 'bezet_tot > dagtekening', "'eerst een credit'", 'null')] -%}
{%- set sleutel = [
    'gemeente_code', 'aanbieder_agb', 'toewijzing_nummer', 'begindatum', 'einddatum',
    'product_categorie', 'product_code',
] -%}
with

prestaties as (select * from {{ ref('int_regels_geldige_prestaties') }}),

repeated as (

    select {{ sleutel | join(', ') }}
    from prestaties
    where debet_credit = 'D'
    group by {{ sleutel | join(', ') }}
    having count(*) > 1

),

credits as (

    select
        aanbieder_agb,
        vorig_referentie_nummer as referentie_nummer,
        min(dagtekening) as gecrediteerd_op
    from prestaties
    where debet_credit = 'C' and antwoord_status <> 'afgewezen'
    group by aanbieder_agb, vorig_referentie_nummer

),

debets as (

    select
        prestaties.*,
        case
            when prestaties.antwoord_status <> 'afgewezen'
                then coalesce(credits.gecrediteerd_op, 'infinity')
        end as bezet
    from prestaties
    inner join repeated on {{ zelfde('prestaties', 'repeated', sleutel) }}
    left join credits on {{ zelfde('prestaties', 'credits', ['aanbieder_agb', 'referentie_nummer']) }}
    where prestaties.debet_credit = 'D'

),

-- A debet makes its period taken until the day of its credit; a refused one never did. Credits of a message come before
-- its debets (OP366), so on the same day the period is free.
ordered as (

    select
        *,
        max(bezet) over (
            partition by {{ sleutel | join(', ') }}
            order by dagtekening, identificatie, delivery_id, position
            rows between unbounded preceding and 1 preceding
        ) as bezet_tot
    from debets

),

judged as (
    {{ regeluitkomsten('ordered', 'prestatie', regels) }}
)

select * from judged
