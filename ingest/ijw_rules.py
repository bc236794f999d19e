"""Control level 2: every rule that one message can break on its own. A new rule is one line in its family file."""

from functools import cache

from ingest import ijw_declaratie, ijw_levering, ijw_persoon, ijw_toewijzing, ijw_wijziging, rule_catalogue
from ingest.errors import Finding
from ingest.ijw_rule import Message, Rule, Values

MANY = 4096  # remembered verdicts per group of rules
RULES: tuple[Rule, ...] = (
    *ijw_persoon.RULES,
    *ijw_declaratie.RULES,
    *ijw_toewijzing.RULES,
    *ijw_wijziging.RULES,
    *ijw_levering.RULES,
)


@cache
def rules_by_klasse(bericht: str, release: str) -> dict[str, list[Rule]]:
    """The rules of one kind of message, by berichtklasse: those that the catalogue of its release has for it."""
    catalogue = rule_catalogue.rules(release)
    found: dict[str, list[Rule]] = {}
    for rule in RULES:
        known = catalogue.get(rule.code)
        if (
            bericht in rule.berichten
            and known
            and known.controle == rule_catalogue.INGEST
            and bericht in known.berichten
        ):
            found.setdefault(rule.klasse, []).append(rule)
    return found


class Judge:
    """The rules of one berichtklasse during one message. Verdicts that depend on few values are remembered."""

    def __init__(self, rules: list[Rule]) -> None:
        self.rules = rules
        self.others = [rule for rule in rules if not rule.on]
        groups = {rule.on: [other for other in rules if other.on == rule.on] for rule in rules if rule.on}
        self.remembered = [(on, same, {}) for on, same in groups.items()]

    def broken(self, values: Values, message: Message) -> list[Rule]:
        """The rules that this occurrence breaks, in their order; every rule looks, because some remember keys."""
        found = [rule for rule in self.others if rule.broken(values, message)]
        for on, rules, known in self.remembered:
            key = tuple(map(values.get, on))
            if key not in known:
                if len(known) > MANY:
                    known.clear()
                known[key] = [rule for rule in rules if rule.broken(values, message)]
            found += known[key]
        return sorted(found, key=self.rules.index) if len(found) > 1 else found


def finding(rule: Rule, release: str, path: str, line: int | None) -> Finding:
    """What the supplier reads: the rule and the place, never a value."""
    known = rule_catalogue.rules(release)[rule.code]
    melding = f"{known.melding} Regel {rule.code}; het hele bericht is afgekeurd met retourcode {known.retourcode}."
    place = f"{path}/{rule.element}".rstrip("/")
    return Finding("regel", rule.code, melding, known.wat_te_doen, place, line, known.niveau, known.retourcode)
