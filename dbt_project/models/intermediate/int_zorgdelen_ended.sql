with

zorgdelen as (select * from {{ ref('int_zorgdelen_combined') }}),

toewijzingen as (select * from {{ ref('int_toewijzingen_with_verwijzer') }}),

soorten as (select * from {{ ref('soorten_beeindiging') }}),

peildatum as (select * from {{ ref('int_peildatum_determined') }}),

verwijderd as (
    select gemeente_code, toewijzing_nummer from toewijzingen
    where is_verwijderd
),

-- Starts on a deleted toewijzing did not happen; what was declared on it did, without one, and so did care on that of others.
-- A start need not name a product and a toewijzing may be generic: then what is declared on it says which it was.
-- Without a stop, care lasts as long as its toewijzing; without that, as long as it is declared. A stop 20 interrupts.
bounded as (

    select
        zorgdelen.*,
        toewijzingen.toewijzing_id,
        toewijzingen.verwijzer_type,
        coalesce(zorgdelen.product_code, toewijzingen.product_code, zorgdelen.gedeclareerd_product)
            as bekend_product,
        coalesce(
            zorgdelen.product_categorie, toewijzingen.product_categorie, zorgdelen.gedeclareerde_categorie
        ) as bekende_categorie,
        toewijzingen.reden_wijziging,
        case when zorgdelen.is_vervolg then zorgdelen.begindatum else toewijzingen.ingangsdatum end
            as aansluit_vanaf,
        toewijzingen.einddatum as toegewezen_tot,
        soorten.soort_einde,
        coalesce(
            case when soorten.soort_einde = 'tijdelijk' then zorgdelen.volgende_begindatum - 1 end,
            case when coalesce(soorten.soort_einde, '') <> 'tijdelijk' then zorgdelen.stopdatum end,
            case when toewijzingen.toewijzing_id is null then zorgdelen.laatste_zorgdatum end,
            toewijzingen.einddatum
        ) as laatste_dag
    from zorgdelen
    left join toewijzingen
        on
            zorgdelen.gemeente_code = toewijzingen.gemeente_code
            and zorgdelen.toewijzing_nummer = toewijzingen.toewijzing_nummer
            and (zorgdelen.jeugdige_id <> toewijzingen.jeugdige_id) is not true
            and not toewijzingen.is_verwijderd
    left join verwijderd
        on
            zorgdelen.gemeente_code = verwijderd.gemeente_code
            and zorgdelen.toewijzing_nummer = verwijderd.toewijzing_nummer
    left join soorten on zorgdelen.reden_beeindiging = soorten.reden_beeindiging
    where zorgdelen.bron_begin = 'prestatie' or verwijderd.toewijzing_nummer is null

),

-- Parts adjoin when their care does, or when their two toewijzingen do and the care did not end in content.
-- What ends after the newest dagtekening still runs, and so does what may still be declared (six months).
ended as (

    select
        bounded.*,
        least(bounded.begindatum, bounded.aansluit_vanaf) as aansluit_begin,
        case
            when bounded.laatste_dag is null then 'infinity'::date
            when bounded.soort_einde = 'inhoudelijk' then greatest(bounded.begindatum, bounded.laatste_dag)
            else greatest(bounded.begindatum, bounded.laatste_dag, bounded.toegewezen_tot)
        end as aansluit_einde,
        case
            when
                bounded.stopdatum <= peildatum.peildatum and bounded.soort_einde <> 'tijdelijk'
                or bounded.laatste_dag + case when bounded.toewijzing_id is null then 183 else 0 end
                <= peildatum.peildatum
                then greatest(bounded.begindatum, bounded.laatste_dag)
        end as einddatum
    from bounded
    cross join peildatum
)

select * from ended
