"""Small hand-made marts with the manifest that dbt would write: every row carries a canary that names its gemeente."""

import json

import psycopg

from ingest.settings import Settings

HALVES = ("2024-H1", "2024-H2")
ROUTES = {"huisarts": 14, "gemeente": 25, "GI": 4, "medisch specialist": 11}
OWN = "eigen(gemeente_code)"
SPECS = {
    "dim_gemeenten": ("gedeeld", []),
    "dim_aanbieders": ("gedeeld", []),
    "dim_producten": ("gedeeld", []),
    "dim_jeugdigen": (OWN, ["jeugdige_id"]),
    "fct_prestaties": (OWN, ["jeugdige_id"]),
    "fct_kerntaken": (OWN, ["jeugdige_id", "casus_id"]),
    "rpt_gemeente_halfjaar": (OWN, []),
    "rpt_kpi": (OWN, []),
    "rpt_kpi_regio": ("regionaal_onderdrukt", []),
    "rpt_gezinsbeeld": ("soj", ["gezin_id"]),
    "bouw": ("niet", []),
}
# Columns of which the manifest says something else than that they are a person's key.
COLUMNS = {
    "fct_prestaties": {
        "prestatie_id": {"rijsleutel": True},
        "referentie_nummer": {"publicatie": "regio"},
        "delivery_id": {},
        "position": {},
        "ontvangen_op": {},
    }
}
TABLES = """
create table marts.dim_gemeenten (gemeente_code text primary key, naam text not null, jeugd_lt18 integer);
create table marts.dim_aanbieders (aanbieder_agb text primary key, naam text not null);
create table marts.dim_producten (product_code text primary key, product_categorie text, categorie text);
create table marts.dim_jeugdigen (
    jeugdige_id text not null, gemeente_code text not null, geboortejaar integer, kanarie text,
    primary key (jeugdige_id, gemeente_code)
);
create table marts.fct_prestaties (
    prestatie_id text primary key, gemeente_code text, jeugdige_id text not null, aanbieder_agb text not null,
    product_categorie text, halfjaar text, kosten_bedrag numeric(14, 2),
    productperiode date not null, ingediend_bedrag numeric(14, 2) not null, kanarie text,
    referentie_nummer text, delivery_id text, position integer, ontvangen_op timestamptz,
    zorgmaand text
);
create index on marts.fct_prestaties (delivery_id);
create index on marts.fct_prestaties (productperiode) where ingediend_bedrag > 0;
create table marts.fct_kerntaken (
    casus_id text not null, jeugdige_id text, gemeente_code text not null, uren numeric(9, 2), kanarie text
);
create table marts.rpt_gezinsbeeld (gezin_id text primary key, kosten_bedrag numeric(14, 2), kanarie text);
create table marts.rpt_gemeente_halfjaar (
    gemeente_code text not null, halfjaar text not null, onderwerp text not null, categorie text not null,
    aantal bigint, bedrag numeric(14, 2), sortering integer
);
create table marts.rpt_kpi (
    kpi_id text not null, gemeente_code text not null, periode text not null, teller numeric(16, 2) not null,
    noemer numeric(16, 2), waarde numeric(16, 2), status text not null, primary key (kpi_id, gemeente_code, periode)
);
create table marts.rpt_kpi_regio (
    kpi_id text not null, periode text not null, teller numeric(16, 2), noemer numeric(16, 2), waarde numeric(16, 2),
    staat text not null, primary key (kpi_id, periode)
);
create table marts.bouw (
    gebouwd_op timestamptz not null, code_version text not null, volgnummer_tot bigint, aantal_leveringen bigint,
    stand text not null
);
create table marts.fct_berichten (bericht_id text primary key, antwoord_delivery_id text);
create table marts.fct_regeluitkomsten (
    delivery_id text not null, object_soort text not null, position integer not null, retourcode text
);
comment on table marts.fct_prestaties is 'Eén rij per gedeclareerde prestatie.';
comment on column marts.fct_prestaties.ingediend_bedrag is 'Bedrag in euro, credit negatief.';
"""
FILL = """
insert into marts.dim_aanbieders select 'A' || n, 'Aanbieder ' || n from generate_series(1, 5) as n;
insert into marts.dim_producten values
('45A01', '45', 'Ambulant'), ('45A02', '45', 'Ambulant'), ('41A01', '41', 'Dagbehandeling');
insert into marts.dim_gemeenten
select code, 'Gemeente ' || code, 1000 + 100 * place from unnest(%(codes)s::text[]) with ordinality as c (code, place);
insert into marts.dim_jeugdigen
select md5(code || n), code, 2005 + n %% 15, 'KANARIE-' || code
from unnest(%(codes)s::text[]) as c (code), generate_series(1, 30) as n
union all
select 'onbekend', code, null, null from unnest(%(codes)s::text[]) as c (code)
union all
select md5('verhuisd'), code, 2010, 'KANARIE-' || code from unnest(array['0505', '0512']) as c (code);
insert into marts.fct_prestaties
select code || '-' || n, code, md5(code || 1 + n %% 30), 'A' || 1 + n %% 5, '45',
    case when n <= 50 then '2024-H1' else '2024-H2' end, 100, date '2024-01-01' + n, 100.01 + n,
    'KANARIE-' || code, 'REF-' || code || n, md5(code || n / 10), n %% 10,
    timestamptz '2024-02-01 08:15:27.123456+00' + n * interval '1 hour', to_char(date '2024-01-01' + n, 'YYYY-MM')
from unnest(%(codes)s::text[]) as c (code), generate_series(1, 100) as n;
insert into marts.fct_kerntaken
select md5('casus' || code || n), md5(code || n), code, n, 'KANARIE-' || code
from unnest(%(codes)s::text[]) as c (code), generate_series(1, 12) as n;
insert into marts.rpt_gezinsbeeld
select md5('gezin' || code || n), 1000 + n, 'KANARIE-' || code
from unnest(%(codes)s::text[]) as c (code), generate_series(1, 3) as n;
"""
KPIS = """
insert into marts.rpt_kpi
select
    kpi_id, gemeente_code, halfjaar, teller, noemer,
    case when noemer is null then teller else 100 * teller / noemer end, 'definitief'
from (
    select
        gemeente_code, halfjaar,
        sum(aantal) filter (where onderwerp = 'jeugdigen_in_zorg') as jeugdigen,
        sum(aantal) filter (where onderwerp = 'instroom_verwijzer') as instroom,
        sum(bedrag) filter (where onderwerp = 'kosten_categorie') as kosten,
        sum(aantal) filter (where categorie = 'Verblijf') as verblijf
    from marts.rpt_gemeente_halfjaar
    group by gemeente_code, halfjaar
) as parts
left join marts.dim_gemeenten using (gemeente_code)
cross join lateral (values
    ('jeugdigen_in_zorg', jeugdigen, null), ('instroom', instroom, null), ('kosten', kosten, null),
    ('aandeel_verblijf', verblijf, jeugdigen), ('jeugdhulpgebruik_lt18', jeugdigen, jeugd_lt18)
) as kpi (kpi_id, teller, noemer);
"""


def make_marts(settings: Settings, codes: list[str], stand: str = "stand-1") -> None:
    """Make and fill the marts for these gemeenten, plus rows of an unknown gemeente and of one outside the region."""
    with psycopg.connect(settings.dsn("builder")) as connection:
        connection.execute("create schema if not exists marts")
        connection.execute(TABLES)
        # A statement with parameters may hold one command only; the codes have been chosen by the test.
        everyone = [*codes, "9999", "onbekend"]
        for command in FILL.strip().split(";\n"):
            connection.execute(command, {"codes": everyone})
        connection.execute("update marts.fct_prestaties set gemeente_code = null where gemeente_code = 'onbekend'")
        for code in everyone:
            fill_report(connection, code)
        connection.execute(KPIS)
    rebuild(settings, stand)
    write_manifest(settings)


def fill_report(connection: psycopg.Connection, code: str) -> None:
    """Figures that differ per gemeente, small ones among them."""
    size = 1 + int(code) % 7 if code.isdigit() else 1
    rows = []
    for number, half in enumerate(HALVES):
        rows.append((code, half, "jeugdigen_in_zorg", "totaal", 40 * size + number, None, 0))
        for place, (route, aantal) in enumerate(ROUTES.items()):
            rows.append((code, half, "instroom_verwijzer", route, aantal * size + number, None, place))
        for place, soort in enumerate(("Ambulant", "Verblijf", "Dagbehandeling")):
            rows.append(
                (code, half, "kosten_categorie", soort, (30 - 13 * place) * size, (9000.5 - place) * size, place)
            )
        for place, taak in enumerate(("toegang", "hulp bieden", "gezinsregie", "preventie")):
            rows.append((code, half, "kerntaken", taak, 20 * size + place, None, place))
    if code == "0642":  # a category that occurs in one half-year only
        rows = [row for row in rows if row[1:4] != ("2024-H1", "kosten_categorie", "Ambulant")]
    with connection.cursor() as cursor:
        cursor.executemany("insert into marts.rpt_gemeente_halfjaar values (%s, %s, %s, %s, %s, %s, %s)", rows)


def rebuild(settings: Settings, stand: str, code_version: str = "test") -> None:
    """The marts were built again out of other deliveries."""
    with psycopg.connect(settings.dsn("builder")) as connection:
        connection.execute("delete from marts.bouw")
        connection.execute(
            "insert into marts.bouw values (timestamptz '2025-01-15 06:00+00', %s, 120, 100, %s)", [code_version, stand]
        )


def write_manifest(settings: Settings, specs: dict = SPECS) -> None:
    """The part of dbt's manifest that says who may see what."""
    nodes = {
        f"model.jeugd.{name}": {
            "resource_type": "model",
            "schema": "marts",
            "name": name,
            "alias": name,
            "config": {"meta": {"publicatie": klasse} if klasse else {}},
            "columns": {
                key: {"name": key, "config": {"meta": meta}}
                for key, meta in {
                    **{key: {"persoonssleutel": True} for key in persons},
                    **COLUMNS.get(name, {}),
                }.items()
            },
        }
        for name, (klasse, persons) in specs.items()
    }
    path = settings.home / "dbt" / "target" / "manifest.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"nodes": nodes}), encoding="utf-8")
