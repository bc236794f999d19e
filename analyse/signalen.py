"""Signals of the control rules, and what people make of them: open -> beoordeeld -> terecht or onterecht, by name.

Nothing here refuses a payment or changes a figure; a judgement only moves the rank of what is still open.
"""

import psycopg
from rich.table import Table

from ingest.errors import Stop
from ingest.masking import holds_bsn
from ingest.settings import Settings
from publish.status import wide_console

NEXT = {
    "open": ("beoordeeld",),
    "beoordeeld": ("terecht", "onterecht"),
    "terecht": ("beoordeeld",),
    "onterecht": ("beoordeeld",),
}
SHORTEST = 10  # characters of a reason
# The score of a publication was made with the weights of its build; what people judged since then counts at once.
LISTED = """
select s.signaal_id, s.regel, s.naam, s.gemeente_code, s.aanbieder_agb, s.zorgmaand, s.bedrag,
    round(100 * coalesce(w.gewicht, 0.5)) as gewicht,
    round(s.score / nullif(s.gewicht, 0) * coalesce(w.gewicht, 0.5), 2) as score, coalesce(j.status, 'open')
from mart_regio.fct_signalen as s
left join "analyse".signaalstanden as j on s.signaal_id = j.signaal_id and s.versie = j.versie
left join "analyse".regelgewichten as w on s.regel = w.regel and s.versie = w.versie
where coalesce(j.status, 'open') = %(status)s and (%(regel)s = '' or s.regel = %(regel)s)
order by score desc nulls last, s.signaal_id
limit %(aantal)s
"""
CURRENT = """
select s.regel, s.versie, coalesce(j.status, 'open')
from mart_regio.fct_signalen as s
left join "analyse".signaalstanden as j on s.signaal_id = j.signaal_id and s.versie = j.versie
where s.signaal_id = %s
"""
JUDGE = """
insert into "analyse".signaalbeoordelingen (signaal_id, regel, versie, status, reden, door)
values (%s, %s, %s, %s, %s, %s)
"""
RULES = """
select r.regel, r.naam, r.ernst, r.aantal_signalen, coalesce(w.terecht, 0), coalesce(w.onterecht, 0), r.geen_gegevens
from mart_regio.rpt_controleregels as r
left join "analyse".regelgewichten as w on r.regel = w.regel and r.versie = w.versie
order by r.regel
"""


def judge(signaal_id: str, oordeel: str, settings: Settings, *, door: str, reden: str) -> str:
    """Record a judgement; returns what changed. Stop when the signal is unknown or this step may not follow."""
    if len(reden.strip()) < SHORTEST or not door.strip() or holds_bsn(f"{reden}\0{door}"):
        raise Stop("Geef uw naam en een reden van minstens tien tekens, zonder nummer dat een BSN kan zijn.")
    with psycopg.connect(settings.dsn("auditor"), application_name="jeugd signaal") as connection:
        found = connection.execute(CURRENT, [signaal_id]).fetchone()
    if found is None:
        raise Stop("Dit signaal staat niet in de huidige publicatie; `jeugd signaal lijst` toont wat er is.")
    regel, versie, before = found
    if oordeel not in NEXT[before]:
        raise Stop(f"Dit signaal is {before}; daarna kan het {' of '.join(NEXT[before])} worden.")
    with psycopg.connect(settings.dsn("builder")) as connection:
        connection.execute(JUDGE, [signaal_id, regel, versie, oordeel, reden.strip(), door.strip()])
    return f"{signaal_id}: was {before}, is nu {oordeel}."


def show(settings: Settings, *, regel: str, status: str, aantal: int) -> None:
    """Print what `listed` finds."""
    table = Table("signaal", "regel", "naam", "gemeente", "aanbieder", "maand", "euro", "gewicht %", "score", "status")
    for row in listed(settings, regel=regel, status=status, aantal=aantal):
        table.add_row(*map(str, row))
    wide_console().print(table)


def listed(settings: Settings, *, regel: str, status: str, aantal: int) -> list[tuple]:
    """The signals of one status, the highest score first, weighed by every judgement there is at this moment.

    Columns: signaal_id, regel, naam, gemeente_code, aanbieder_agb, zorgmaand, bedrag, weight of the rule in percent,
    score, status.
    """
    with psycopg.connect(settings.dsn("auditor"), application_name="jeugd signaal") as connection:
        return connection.execute(LISTED, {"status": status, "regel": regel, "aantal": aantal}).fetchall()


def show_rules(settings: Settings) -> None:
    """Every rule with its precision so far."""
    table = Table("regel", "naam", "ernst", "signalen", "terecht", "onterecht", "precisie", "geen gegevens")
    with psycopg.connect(settings.dsn("auditor"), application_name="jeugd signaal") as connection:
        for code, name, weight, number, right, wrong, missing in connection.execute(RULES):
            precision = f"{100 * right / (right + wrong):.0f} %" if right + wrong else "–"
            table.add_row(code, name, weight, str(number), str(right), str(wrong), precision, missing or "")
    wide_console().print(table)
