"""A sample and its findings -> what they say about the population, with every step a second auditor wants to see."""

from dataclasses import dataclass

from analyse.steekproef import evaluatie, register
from analyse.steekproef.evaluatie import Gezien, Uitkomst
from analyse.steekproef.omvang import factor
from analyse.steekproef.register import Bevinding, Steekproef
from ingest.errors import Stop
from ingest.settings import Settings


@dataclass(frozen=True)
class Stap:
    """One wrong post in the upper limit: the k-th largest tainting and by how much it lifts the limit, in euros."""

    k: int
    rang: int
    tainting: float
    factor: float
    verhoging: float


@dataclass(frozen=True)
class Uitslag:
    """The evaluation of one sample. `maat` is euro, or aandeel for attributes; `grens` in the same unit."""

    steekproef: Steekproef
    bevindingen: dict[int, Bevinding]
    uitkomst: Uitkomst
    maat: str
    grens: float
    oordeel: str
    tekst: str
    zekere_fout: float = 0.0
    stappen: tuple[Stap, ...] = ()
    stringer: Uitkomst | None = None


def evaluate(naam: str, settings: Settings) -> Uitslag:
    """The outcome of a sample of which every post was judged and settled (vastgesteld); Stop when one was not."""
    sample, found = register.read(naam, settings), register.findings(naam, settings)
    waiting = [
        post.rang for post in sample.posten if post.rang not in found or found[post.rang].status != "vastgesteld"
    ]
    if waiting:
        shown = ", ".join(map(str, waiting[:10]))
        raise Stop(f"{len(waiting)} van {len(sample.posten)} posten zijn niet vastgesteld: rang {shown} …")
    return {"mus": by_euro, "attributen": by_share}.get(sample.opzet.methode, by_stratum)(sample, found)


def by_euro(sample: Steekproef, found: dict[int, Bevinding]) -> Uitslag:
    """Monetary unit sample: most likely error and upper limit, Stringer beside it."""
    certain = float(sum(found[post.rang].bedrag_fout for post in sample.posten if post.zeker))
    by_chance = [post for post in sample.posten if not post.zeker]
    taints = [float(found[post.rang].tainting) for post in by_chance]
    outcome = evaluatie.evalueer_mus(sample.interval, taints, sample.opzet.zekerheid, certain)
    rest = sample.eurocent / 100 - float(sum(post.bedrag for post in sample.posten if post.zeker))
    beside = evaluatie.stringer(len(taints), taints, rest, sample.opzet.zekerheid) if taints else None
    return judged(sample, found, outcome, sample.materialiteit, zekere_fout=certain, stringer=beside,
                  stappen=steps(sample, found))  # fmt: skip


def steps(sample: Steekproef, found: dict[int, Bevinding]) -> tuple[Stap, ...]:
    """The wrong posten in the order in which they lift the limit, largest tainting first."""
    wrong = [post.rang for post in sample.posten if not post.zeker and found[post.rang].tainting > 0]
    sure = sample.opzet.zekerheid
    return tuple(
        Stap(k, rang, float(found[rang].tainting), factor(k, sure),
             sample.interval * (factor(k, sure) - factor(k - 1, sure)) * float(found[rang].tainting))
        for k, rang in enumerate(sorted(wrong, key=lambda rang: (-found[rang].tainting, rang)), 1)
    )  # fmt: skip


def by_share(sample: Steekproef, found: dict[int, Bevinding]) -> Uitslag:
    """Attributes: the share of posten in which something is wrong."""
    wrong = sum(bool(one.bedrag_fout) for one in found.values())
    outcome = evaluatie.evalueer_aandeel(len(sample.posten), wrong, sample.opzet.zekerheid)
    return judged(sample, found, outcome, float(sample.opzet.materialiteit), "aandeel")


def by_stratum(sample: Steekproef, found: dict[int, Bevinding]) -> Uitslag:
    """An estimate of the euros that are wrong, with an interval."""
    whole = "alles" in sample.verdeling
    errors: dict[str, list[float]] = {name: [] for name in sample.verdeling}
    for post in sample.posten:
        errors["alles" if whole else post.laag].append(float(found[post.rang].bedrag_fout))
    lagen = {
        name: Gezien(part["posten"], part["grootste"] / 100, errors[name]) for name, part in sample.verdeling.items()
    }
    return judged(sample, found, evaluatie.evalueer_lagen(lagen, sample.opzet.zekerheid), sample.materialiteit)


def judged(
    sample: Steekproef,
    found: dict[int, Bevinding],
    outcome: Uitkomst,
    limit: float,
    maat: str = "euro",
    **more: object,
) -> Uitslag:
    """The outcome with its decision."""
    text = evaluatie.oordeel_tekst(outcome, limit, sample.opzet.zekerheid, maat)
    return Uitslag(sample, found, outcome, maat, limit, evaluatie.oordeel(outcome, limit), text, **more)
