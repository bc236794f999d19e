"""Control level 2: every rule that one message can break on its own. A new rule is one line in its family file."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import compress

from ingest import ijw_declaratie, ijw_levering, ijw_persoon, ijw_toewijzing, ijw_wijziging, rule_catalogue
from ingest.errors import Finding
from ingest.ijw_rule import Klasse, Message, Rule, When

MANY = 4096  # remembered values per group of rules, and of the groups of a berichtklasse that look at days only
SETS = 64  # of remembered days, each under its own dagtekeningen
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


@dataclass(frozen=True, eq=False)
class Group:
    """Rules of one berichtklasse that depend on the same values."""

    on: tuple[str, ...]
    when: When | None
    rules: tuple[Rule, ...]

    @cached_property
    def has_days_only(self) -> bool:
        """Whether nothing but days decides."""
        return all(path.endswith("datum") for path in self.on)

    def keys(self, klasse: Klasse) -> Iterator[tuple[str | None, ...]]:
        """The values by occurrence."""
        return zip(*map(klasse.column, self.on), strict=True)


class Judge:
    """The rules of one berichtklasse. Values that were right before are not judged again."""

    def __init__(self, rules: list[Rule]) -> None:
        self.rules = rules
        self.by_part = [rule for rule in rules if rule.where]
        self.by_row = [rule for rule in rules if rule.broken and not rule.on]
        groups: dict[tuple, list[Rule]] = defaultdict(list)
        for rule in rules:
            if rule.broken and rule.on:
                groups[rule.on, rule.when].append(rule)
        self.by_value = [Group(on, when, tuple(rules)) for (on, when), rules in groups.items()]
        self.right_days: dict[tuple, set[tuple]] = defaultdict(set)  # days come back in message after message
        self.remembered = 0  # combinations in all of those

    def broken(self, klasse: Klasse, message: Message) -> dict[int, list[Rule]]:
        """The rules that are broken, in their order, by number of the occurrence that breaks them."""
        found: dict[int, list[Rule]] = defaultdict(list)
        for rule in self.by_part:
            for number in rule.where(klasse, message):
                found[number].append(rule)
        for group in self.by_value:
            wrong = self.wrong_values(klasse, group, message)
            for number, key in enumerate(group.keys(klasse)) if wrong else ():
                found[number] += wrong.get(key, ())
        if self.by_row:
            for number, element in enumerate(klasse.elements):
                message.element, values = element, klasse.values(number)
                found[number] += [rule for rule in self.by_row if rule.broken(values, message)]
        return {number: sorted(rules, key=self.rules.index) for number, rules in found.items() if rules}

    def wrong_values(self, klasse: Klasse, group: Group, message: Message) -> dict[tuple, list[Rule]]:
        """The combinations of values that break rules; those that break none are remembered."""
        right = self.right_before(group, message)
        keys = group.keys(klasse)
        wrong = {}
        for key in set(compress(keys, klasse.applies(group.when)) if group.when else keys) - right:
            values = {path: text for path, text in zip(group.on, key, strict=True) if text is not None}
            if broken := [rule for rule in group.rules if rule.broken(values, message)]:
                wrong[key] = broken
            else:
                right.add(key)
                self.remembered += group.has_days_only
        return wrong

    def right_before(self, group: Group, message: Message) -> set[tuple]:
        """The combinations that broke no rule: of days under the same dagtekeningen, or else in this message."""
        if group.has_days_only:
            if len(self.right_days) > SETS or self.remembered > MANY:
                self.right_days.clear()
                self.remembered = 0
            return self.right_days[group, message.dagtekeningen]
        right = message.right.setdefault(group, set())
        if len(right) > MANY:
            right.clear()
        return right


def finding(rule: Rule, release: str, place: str, line: int | None) -> Finding:
    """What the supplier reads: the rule and the place, never a value."""
    known = rule_catalogue.rules(release)[rule.code]
    melding = f"{known.melding} Regel {rule.code}; het hele bericht is afgekeurd met retourcode {known.retourcode}."
    return Finding("regel", rule.code, melding, known.wat_te_doen, place, line, known.niveau, known.retourcode)
