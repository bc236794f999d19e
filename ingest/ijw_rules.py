"""Control level 2: every rule that one message can break on its own. A new rule is one line in its family file."""

from stdnum.nl import bsn

from ingest import ijw_declaratie, ijw_levering, ijw_toewijzing
from ingest.contract import rule_texts
from ingest.errors import Finding
from ingest.ijw_rule import Message, Rule, Values


def bsn_fails_check(values: Values, message: Message) -> bool:
    """CS002. Judged on the BSN itself, so before it is hidden."""
    return not bsn.is_valid(values["Bsn"])


WITH_CLIENT = ("JW301", "JW305", "JW307", "JW315", "JW323", "JW325")
CS002 = Rule("CS002", WITH_CLIENT, "Client", "Bsn", bsn_fails_check)
RULES: tuple[Rule, ...] = (CS002, *ijw_declaratie.RULES, *ijw_toewijzing.RULES, *ijw_levering.RULES)


def rules_by_klasse(bericht: str) -> dict[str, list[Rule]]:
    """The rules of one kind of message, by berichtklasse."""
    found: dict[str, list[Rule]] = {}
    for rule in RULES:
        if bericht in rule.berichten:
            found.setdefault(rule.klasse, []).append(rule)
    return found


def broken_rules(rules: list[Rule], values: Values, message: Message) -> list[Rule]:
    """The rules that this occurrence of a berichtklasse breaks; every rule looks, because some remember keys."""
    return [rule for rule in rules if rule.broken(values, message)]


def finding(rule: Rule, path: str, line: int | None) -> Finding:
    """What the supplier reads: the rule and the place, never a value."""
    texts = rule_texts()[rule.code]
    melding = f"{texts['melding']} Regel {rule.code}; het hele bericht is afgekeurd met retourcode 0001."
    return Finding("regel", rule.code, melding, texts["wat_te_doen"], f"{path}/{rule.element}".rstrip("/"), line)
