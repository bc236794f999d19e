"""Why costs differ between two publications: every difference has one step, and the steps add up to the cent."""

import random
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

import psycopg
import pytest
from psycopg import sql

from publish import herziening as review
from publish import publication
from publish.connection import connect, snapshot
from publish.errors import PublicationError
from tests.publish.marts import rebuild

TABLE = """
create table {} (
    prestatie_id text primary key, gemeente_code text not null, halfjaar text, zorgmaand text, aanbieder_agb text,
    toewijzing_nummer text, debet_credit text, kosten_bedrag numeric(14, 2) not null
)
"""
MONTHS = ("2024-05", "2024-06", "2024-07", "2024-08")
THEN, NOW = {"0505": "0505", "0610": "0610"}, {"0505": "0505", "0610": "0610", "0523": "0610"}  # code -> mart


def line(name: str, code: str, month: str, euros: str, teken: str = "D", toewijzing: str = "1") -> tuple:
    half = None if month == "" else f"2024-H{1 if month <= '2024-06' else 2}"
    return name, code, half, month or None, "01234567", toewijzing, teken, Decimal(euros)


def store(cursor, schema: str, name: str, rows: Iterable[tuple]) -> None:
    """One partition of the storage, alone."""
    cursor.execute(sql.SQL("create schema if not exists {}").format(sql.Identifier(schema)))
    cursor.execute(sql.SQL(TABLE).format(sql.Identifier(schema, name)))
    insert = sql.SQL("insert into {} values (%s, %s, %s, %s, %s, %s, %s, %s)").format(sql.Identifier(schema, name))
    cursor.executemany(insert, list(rows))


def steps(settings, van: list, naar: list, basis: list | None = None) -> list[tuple]:
    """The steps between publications 1 and 2 with these rows, in which 0523 went into the mart of 0610."""
    with psycopg.connect(settings.dsn("publisher")) as connection, connection.cursor() as cursor:
        for number, rows, marts in ((1, van, THEN), (2, naar, NOW)):
            store(cursor, "opslag_regio", f"fct_prestaties_p{number}", rows)
            for mart in ("0505", "0610"):
                own = [row for row in rows if marts.get(row[1]) == mart]
                store(cursor, f"opslag_{mart}", f"fct_prestaties_p{number}", own)
        if basis is not None:
            store(cursor, "marts_op_7", "fct_prestaties", basis)
        found = review.steps(cursor, 1, 2, None if basis is None else sql.Identifier("marts_op_7", "fct_prestaties"))
        connection.rollback()
    return found


def test_every_kind_of_change_is_told_apart(settings):
    van = [
        line("a", "0505", "2024-06", "100"),
        line("b", "0505", "2024-06", "50"),
        line("c", "0523", "2024-06", "7"),
        line("e", "0505", "2024-06", "30"),
    ]
    basis = [van[0], line("b", "0505", "2024-06", "45"), *van[2:]]
    naar = [
        line("a", "0505", "2024-06", "0"),  # rejected by a 325
        *basis[1:3],
        line("f", "0505", "2024-05", "10"),  # late
        line("g", "0505", "2024-07", "20", toewijzing="2"),
        line("h", "0505", "2024-05", "-8", "C", "9"),
        line("i", "0505", "2024-05", "9", "D", "9"),
        line("j", "9999", "2024-06", "1"),
    ]
    assert [(code, half, step, str(euros)) for code, half, step, euros in steps(settings, van, naar, basis)] == [
        ("0505", "2024-H1", "stand_van", "180.00"),
        ("0505", "2024-H1", "nieuwe_regel", "-5.00"),
        ("0505", "2024-H1", "nagekomen", "10.00"),
        ("0505", "2024-H1", "correctie", "1.00"),
        ("0505", "2024-H1", "antwoord", "-100.00"),
        ("0505", "2024-H1", "vervallen", "-30.00"),
        ("0505", "2024-H1", "stand_naar", "56.00"),
        ("0505", "2024-H2", "nieuwe_maand", "20.00"),
        ("0505", "2024-H2", "stand_naar", "20.00"),
        ("0523", "2024-H1", "stand_van", "7.00"),
        ("0523", "2024-H1", "herindeling", "-7.00"),
        ("0610", "2024-H1", "herindeling", "7.00"),
        ("0610", "2024-H1", "stand_naar", "7.00"),
        ("9999", "2024-H1", "nagekomen", "1.00"),
        ("9999", "2024-H1", "stand_naar", "1.00"),
    ]


def world(dice: random.Random) -> tuple[list, list, list]:
    """Rows of two publications and of the first under the code of the second, changed at random."""
    made = [
        line(f"p{number}", dice.choice(["0505", "0610", "0523", "9999", "onbekend"]), dice.choice(["", *MONTHS]),
             str(Decimal(dice.randint(-5000, 50000)) / 100), dice.choice("DDDC"), dice.choice("123"))
        for number in range(dice.randint(0, 60))
    ]  # fmt: skip
    van = [row for row in made if dice.random() < 0.6]
    basis = [changed(row, dice) for row in van if dice.random() < 0.95]
    known = {row[0] for row in van}
    naar = [changed(row, dice) for row in basis if dice.random() < 0.95] + [row for row in made if row[0] not in known]
    return van, basis, naar


def changed(row: tuple, dice: random.Random) -> tuple:
    """Sometimes other euros, sometimes another month."""
    if dice.random() < 0.2:
        row = (*row[:7], row[7] - Decimal(dice.randint(-999, 999)) / 100)
    return line(row[0], row[1], dice.choice(MONTHS), str(row[7]), *row[6:4:-1]) if dice.random() < 0.1 else row


def totals(rows: list, marts: dict[str, str]) -> Counter:
    """Euros per mart (or code that is in none) and half-year."""
    found: Counter = Counter()
    for row in rows:
        found[marts.get(row[1], row[1]), row[2] or "onbekend"] += row[7]
    return found


def test_the_steps_add_up_to_the_cent_whatever_changed(settings):
    for seed in range(25):
        van, basis, naar = world(random.Random(seed))
        by_step: dict[str, Counter] = {step: Counter() for step in review.STEPS}
        for code, half, step, euros in steps(settings, van, naar, basis):
            by_step[step][code, half] += euros
        stand, moved = by_step.pop("stand_van"), by_step.pop("stand_naar")
        assert (+stand, -stand) == (+totals(van, THEN), -totals(van, THEN))
        assert (+moved, -moved) == (+totals(naar, NOW), -totals(naar, NOW))
        for place in {*stand, *moved, *(key for step in by_step.values() for key in step)}:
            assert stand[place] + sum(step[place] for step in by_step.values()) == moved[place], f"world {seed}"
        assert by_step["herindeling"].total() == 0


def test_only_two_stored_publications_in_order_can_be_compared(marts):
    publication.publish(marts)
    rebuild(marts, "stand-2")
    publication.publish(marts)
    for van, naar in ((2, 1), (1, 1), (1, 9)):
        with pytest.raises(PublicationError, match="de oudste eerst"):
            review.herziening(van, naar, marts)
    rebuild(marts, "stand-3", code_version="nieuwer")
    publication.publish(marts)
    with pytest.raises(PublicationError, match="gemaakt met programmaversie nieuwer"):
        review.herziening(2, 3, marts)


def test_soj_reads_the_last_review_of_two_publications(marts):
    publication.publish(marts)
    rebuild(marts, "stand-2")
    publication.publish(marts)
    for euros in ("1.00", "2.50"):
        with connect(marts) as connection, snapshot(connection) as cursor:
            review.write(cursor, 1, 2, [("0505", "2024-H1", "nagekomen", Decimal(euros))])
    with psycopg.connect(marts.dsn("soj")) as connection:
        found = connection.execute("select stap, bedrag::text from publicatie.herzieningen").fetchall()
    assert found == [("nagekomen", "2.50")]
