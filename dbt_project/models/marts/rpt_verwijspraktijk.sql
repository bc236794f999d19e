with

verwijzingen as (select * from {{ ref('int_huisartsverwijzingen_latest') }}),

linked as (select * from {{ ref('fct_verwijzingen') }}),

gemeenten as (select * from {{ ref('dim_gemeenten') }}),

verwijzers as (select * from {{ ref('dim_verwijzers') }}),

counted as (

    select
        coalesce(gemeenten.gemeente_code, 'onbekend') as gemeente_code,
        {{ halfjaar('verwijzingen.verwijsdatum') }} as halfjaar,
        coalesce(verwijzingen.praktijk_agb, 'onbekend') as praktijk_agb,
        coalesce(verwijzers.verwijzer_type, 'onbekend') as verwijzer_type,
        count(*)::integer as aantal_verwijzingen,
        count(verwijzingen.is_afgestemd_met_jeugdteam)::integer as afstemming_bekend,
        (count(*) filter (where verwijzingen.is_afgestemd_met_jeugdteam))::integer as afgestemd,
        count(verwijzingen.is_poh_jeugd)::integer as poh_bekend,
        (count(*) filter (where verwijzingen.is_poh_jeugd))::integer as met_poh,
        coalesce(sum(verwijzingen.aantal_poh_consulten), 0)::integer as poh_consulten,
        (count(*) filter (where verwijzingen.urgentie in ('SPOED', 'CRISIS')))::integer as spoed,
        (count(*) filter (where linked.toewijzing_id is not null))::integer as met_toewijzing,
        (count(*) filter (where not verwijzingen.is_agb_passend))::integer as agb_niet_passend
    from verwijzingen
    left join gemeenten on verwijzingen.gemeente_code = gemeenten.gemeente_code
    left join verwijzers on verwijzingen.verwijzer_type = verwijzers.verwijzer_type
    left join linked
        on 'huisarts-' || verwijzingen.afzender || '-' || verwijzingen.verwijzing_id = linked.verwijzing_id
    group by 1, 2, 3, 4

)

select * from counted
