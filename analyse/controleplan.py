"""The control-auditplan of a region (control_audit.yml) -> the general controleplan that is made public, as one page.

The law wants a general risk analysis and a general controleplan beforehand, both public: they name no aanbieder.
"""

from dataclasses import dataclass
from pathlib import Path

import psycopg
import yaml

from analyse.pagina import render
from analyse.steekproef.omvang import omvang_binomiaal, omvang_mus
from analyse.steekproef.opzet import METHODEN
from ingest.errors import Stop
from ingest.settings import Settings

RISK = """
select count(*), count(*) filter (where is_onder_grens), count(*) filter (where is_nieuw),
    coalesce(sum(kosten_bedrag), 0), coalesce(sum(kosten_bedrag) filter (where is_onder_grens), 0)
from mart_regio.rpt_risico_aanbieder
where jaar = %s
"""
RULES = """
select regel, naam, soort, uitleg, drempel::real::text, drempel_uitleg, geen_gegevens
from mart_regio.rpt_controleregels order by regel
"""
FIELDS = {
    "naam",
    "doel",
    "populatie",
    "zorgmaanden",
    "methode",
    "zekerheid",
    "materialiteit",
    "fouten",
    "wie",
    "kwartaal",
}


@dataclass(frozen=True)
class Audit:
    """One audit of a plan, with the number of posten and hours that follow from it."""

    naam: str
    doel: str
    populatie: str
    zorgmaanden: tuple[str, str]
    methode: str
    zekerheid: float
    materialiteit: float
    fouten: int
    wie: str
    kwartaal: int
    omvang: int
    uren: int


@dataclass(frozen=True)
class Plan:
    """The plan of one year. `capaciteit_uren`: what gemeenten make available."""

    jaar: int
    status: str
    vastgesteld_door: str
    capaciteit_uren: int
    risicos: tuple[str, ...]
    audits: tuple[Audit, ...]

    @property
    def uren(self) -> int:
        """Hours that the audits together take."""
        return sum(audit.uren for audit in self.audits)


def read_plan(jaar: int, settings: Settings) -> Plan:
    """The plan of one year; Stop when there is none, or when it cannot be carried out as it stands."""
    path = settings.region_folder / "control_audit.yml"
    plans = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else []
    raw = next((plan for plan in plans if plan["jaar"] == jaar), None)
    if raw is None:
        raise Stop(f"Er is geen control-auditplan over {jaar} in {path.name} van deze regio.")
    audits = tuple(read_audit(audit, raw["uren_per_post"]) for audit in raw["audits"])
    plan = Plan(jaar, raw["status"], raw["vastgesteld_door"], raw["capaciteit_uren"], tuple(raw["risicos"]), audits)
    if plan.uren > plan.capaciteit_uren:
        raise Stop(f"De audits van {jaar} vragen {plan.uren} uur en er zijn er {plan.capaciteit_uren}.")
    return plan


def read_audit(raw: dict, hours: float) -> Audit:
    """One audit; its size follows from its plan unless it is given."""
    if missing := FIELDS - raw.keys():
        raise Stop(f"Audit {raw.get('naam', '?')}: {', '.join(sorted(missing))} ontbreekt.")
    if raw["methode"] not in METHODEN:
        raise Stop(f"Audit {raw['naam']}: methode {raw['methode']} bestaat niet; kies uit {', '.join(METHODEN)}.")
    sized = {"mus": omvang_mus, "attributen": omvang_binomiaal}.get(raw["methode"])
    size = raw.get("omvang") or (sized and sized(raw["materialiteit"], raw["zekerheid"], raw["fouten"]))
    if not size:
        raise Stop(f"Audit {raw['naam']}: geef de omvang van een steekproef die {raw['methode']} wordt getrokken.")
    given = {name: raw[name] for name in FIELDS - {"zorgmaanden"}}
    return Audit(**given, zorgmaanden=tuple(map(str, raw["zorgmaanden"])), omvang=size, uren=round(size * hours))


def write_plan(jaar: int, path: Path, settings: Settings) -> Plan:
    """Write the general controleplan of one year as a page that opens offline."""
    plan = read_plan(jaar, settings)
    with psycopg.connect(settings.dsn("auditor"), application_name="jeugd controleplan") as connection:
        risk = connection.execute(RISK, [str(jaar - 1)]).fetchone()
        rules = connection.execute(RULES).fetchall()
    names = ("aanbieders", "onder_grens", "nieuw", "kosten", "kosten_onder_grens")
    page = render("controleplan.html.j2", plan=plan, risico=dict(zip(names, risk, strict=True)), regels=rules)
    path.write_text(page, encoding="utf-8")
    return plan
