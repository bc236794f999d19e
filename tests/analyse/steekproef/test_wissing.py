"""Who is erased leaves samples as they were in totals and amounts, and nothing in them that is made of a person."""

import psycopg
import pytest

from analyse.steekproef import register, trek
from analyse.steekproef.opzet import Kader, Opzet
from analyse.steekproef.populatie import freeze
from infra import avg
from ingest.pseudonym import hider
from publish import pins, publication
from tests.analyse.steekproef.conftest import ROWS
from tests.conftest import new_instance
from tests.ingest.messages import CHILD
from tests.publish.contract_marts import make_contract_marts

pytestmark = pytest.mark.xdist_group("steekproef")
SIGNAL = "R05-20"
SAMPLES = {"jaar-2024": Kader(1, "2024-01", "2024-12"), "mei-2024": Kader(1, "2024-05", "2024-05", "0505")}
# The post that is certain, one that nets to half, and one more.
MINE = "update marts.fct_prestaties set jeugdige_id = %s where toewijzing_nummer in ('T9', 'T30', 'T31')"
MY_SIGNAL = """
update marts.fct_signalen set signaal_id = %s, jeugdige_id = %s where ctid = (select min(ctid) from marts.fct_signalen)
"""
JUDGED = """
insert into "analyse".signaalbeoordelingen (signaal_id, regel, versie, status, reden, door)
values (%s, 'R05', 1, 'beoordeeld', 'eerst eens kijken', 'A. de Vries')
"""


@pytest.fixture(scope="module")
def erased(cluster, tmp_path_factory):
    """An instance with two samples of one pin, in which a child was erased; the samples as they were before."""
    with new_instance(cluster, tmp_path_factory.mktemp("wissing") / "home") as settings:
        make_contract_marts(settings, ["0505", "0512"])
        with psycopg.connect(settings.dsn("builder")) as connection:
            connection.execute(ROWS)
            connection.execute(MINE, [hider(settings)(CHILD)])
            connection.execute(MY_SIGNAL, [SIGNAL, hider(settings)(CHILD)])
            connection.execute(JUDGED, [SIGNAL])
        pins.pin(publication.publish(settings).publicatie_id, settings, reden="control-audit", door="A. de Vries")
        for naam, kader in SAMPLES.items():
            trek.draw(naam, kader, Opzet("mus", "2024", omvang=20), settings, door="D. Smit")
        before = {naam: register.read(naam, settings) for naam in SAMPLES}
        avg.erase_person(CHILD, settings, door="functionaris", reden="verzoek tot wissing")
        yield settings, before


def asked(settings, question: str) -> list[tuple]:
    with psycopg.connect(settings.dsn("auditor")) as connection:
        return connection.execute(question).fetchall()


def test_a_sample_keeps_its_amounts_and_fingerprint_and_loses_the_person(erased):
    settings, before = erased
    then, now = before["jaar-2024"], register.read("jaar-2024", settings)
    renewed = {int(old.bedrag) for old, new in zip(then.posten, now.posten, strict=True) if old.sleutel != new.sleutel}
    assert 90000 in renewed
    assert renewed <= {90000, 150, 310}
    assert [post.bedrag for post in now.posten] == [post.bedrag for post in then.posten]
    assert now.populatie_sha256 == then.populatie_sha256 != freeze(SAMPLES["jaar-2024"], settings).sha256


def test_a_sample_of_others_is_drawn_again_to_the_row_and_that_of_the_person_to_its_totals(erased):
    settings, _ = erased
    assert asked(settings, 'select steekproef, posten from "analyse".gewiste_posten') == [("jaar-2024", 3)]
    assert [trek.draw_again(naam, settings) for naam in SAMPLES] == [[], []]
    assert trek.proven("jaar-2024", settings).startswith("Sinds de trekking kregen 3 posten")
    assert trek.proven("mei-2024", settings) == "Dezelfde populatie en dezelfde posten."


def test_after_an_erasure_a_changed_post_is_still_seen(erased):
    settings, _ = erased
    change = "update \"analyse\".steekproefposten set bedrag = bedrag + %s where steekproef = 'jaar-2024' and rang = 2"
    with psycopg.connect(settings.dsn("jeugd_beheer"), autocommit=True) as connection:
        connection.execute(change, [1])
        assert [one.partition(":")[0] for one in trek.draw_again("jaar-2024", settings)] == ["rang 2"]
        connection.execute(change, [-1])


def test_a_judgement_stays_and_no_longer_names_the_signal_of_the_person(erased):
    settings, _ = erased
    [(name, rule, status)] = asked(settings, 'select signaal_id, regel, status from "analyse".signaalstanden')
    assert (rule, status) == ("R05", "beoordeeld")
    assert name.startswith("R05-gewist-")
