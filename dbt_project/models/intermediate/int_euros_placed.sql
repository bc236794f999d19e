with

prestaties as (

    select
        *,
        to_char(begindatum, 'YYYY-MM') as zorgmaand,
        case when kosten_bedrag <> 0 then kosten_bedrag else ingediend_bedrag end as geplaatst_bedrag
    from {{ ref('int_prestaties_with_status') }}

),

lines as (

    select * from prestaties
    {{ where_aangeraakt(['gemeente_code', 'zorgmaand']) }}

),

-- Files that were not loaded, as far as they could be read. What a file without months is about, we do not know.
offers as (

    select * from {{ ref('stg_ingest__offers') }}
    where bericht in ('JW323', 'JW303') and status <> 'geladen' and netto_bedrag is not null

),

-- A partly granted line (until 2021) ends in two places.
placed as (

    select
        lines.gemeente_code,
        lines.aanbieder_agb,
        lines.zorgmaand,
        parts.categorie,
        parts.aantal,
        parts.bedrag::numeric(14, 2) as bedrag
    from lines
    cross join
        lateral (
            values
            (lines.aansluitcategorie, 1, lines.geplaatst_bedrag),
            ('afgewezen_deel', 0, lines.ingediend_bedrag - lines.geplaatst_bedrag)
        ) as parts (categorie, aantal, bedrag)
    where parts.aantal = 1 or parts.bedrag <> 0
    union all
    select
        ontvanger,
        afzender,
        'onbekend',
        case status when 'genegeerd' then 'genegeerd_dubbel' else 'geweigerd_bij_ontvangst' end,
        coalesce(rijen, 0),
        netto_bedrag::numeric(14, 2)
    from offers

)

select * from placed
