with

gemeenten as (select * from {{ ref('dim_gemeenten') }}),

halfjaren as (select * from {{ ref('int_halfjaren_listed') }}),

-- Terms by the half-year in which they began; one that is still open and not late says nothing yet.
termijnen as (

    select
        gemeente_code,
        {{ halfjaar('vanaf') }} as halfjaar,
        count(*) filter (where termijn = 'declaratie_antwoord') as antwoorden,
        count(*) filter (where termijn = 'declaratie_antwoord' and not is_te_laat) as antwoorden_op_tijd,
        count(*) filter (where termijn = 'start') as starts,
        count(*) filter (where termijn = 'start' and not is_te_laat) as starts_op_tijd,
        count(*) filter (where termijn = 'stop') as stops,
        count(*) filter (where termijn = 'stop' and not is_te_laat) as stops_op_tijd,
        count(*) filter (where termijn = 'retour') as retouren,
        count(*) filter (where termijn = 'retour' and not is_te_laat) as retouren_op_tijd,
        count(gebeurd_op)::numeric / count(*) as deel_gebeurd
    from {{ ref('int_termijnen_judged') }}
    where is_te_laat or not is_open
    group by 1, 2

),

toewijzingen as (

    select
        gemeente_code,
        {{ halfjaar('ingangsdatum') }} as halfjaar,
        count(*) as toewijzingen,
        count(*) filter (where startdatum is null) as zonder_start,
        count(*) filter (where zekerheid in ('zeker', 'hoog')) as gekoppeld,
        sum(greatest(werkdagen_verzoek_tot_toewijzing, 0)) as werkdagen_verzoek,
        count(werkdagen_verzoek_tot_toewijzing) as verzoeken,
        sum(greatest(werkdagen_toewijzing_tot_start, 0)) as werkdagen_start,
        count(werkdagen_toewijzing_tot_start) as gestart,
        count(startdatum)::numeric / count(*) as deel_gestart
    from {{ ref('fct_toewijzingen') }}
    where not is_verwijderd and bericht_uitkomst = 'geen' and stand <> 'toekomstig'
    group by 1, 2

),

-- Every gemeente of the region in every half-year of its existence; another one only when something happened there.
unpivoted as (

    select
        kpi.*,
        gemeenten.gemeente_code,
        halfjaren.halfjaar as periode
    from gemeenten
    cross join halfjaren
    left join termijnen as t on gemeenten.gemeente_code = t.gemeente_code and halfjaren.halfjaar = t.halfjaar
    left join toewijzingen as a
        on gemeenten.gemeente_code = a.gemeente_code and halfjaren.halfjaar = a.halfjaar
    cross join
        lateral (
            values
            ('doorlooptijd_toewijzing', a.werkdagen_verzoek, a.verzoeken, 1, 1),
            ('doorlooptijd_start', a.werkdagen_start, a.gestart, 1, a.deel_gestart),
            ('aandeel_zonder_start', a.zonder_start, a.toewijzingen, 100, 1),
            ('koppelgraad_verwijzer', a.gekoppeld, a.toewijzingen, 100, 1),
            ('antwoorden_op_tijd', t.antwoorden_op_tijd, t.antwoorden, 100, t.deel_gebeurd),
            ('starts_op_tijd', t.starts_op_tijd, t.starts, 100, t.deel_gebeurd),
            ('stops_op_tijd', t.stops_op_tijd, t.stops, 100, t.deel_gebeurd),
            ('retouren_op_tijd', t.retouren_op_tijd, t.retouren, 100, t.deel_gebeurd)
        ) as kpi (kpi_id, teller, noemer, factor, volledigheid)
    where
        (gemeenten.vanaf <= halfjaren.einddatum and coalesce(gemeenten.tot >= halfjaren.begindatum, true))
        or t.gemeente_code is not null or a.gemeente_code is not null

)

select * from unpivoted
