"""From a pinned publication to a working paper, on a real Postgres: drawn again, filled in, refused, recomputed."""

import csv

import psycopg
import pytest

from analyse.steekproef import register, trek
from analyse.steekproef.dossierlijst import write_lists
from analyse.steekproef.inlezen import load_workbooks
from analyse.steekproef.opzet import Kader, Opzet
from analyse.steekproef.populatie import freeze
from analyse.steekproef.uitslag import evaluate
from analyse.steekproef.werkdocument import write_paper
from ingest.errors import Stop
from tests.analyse.steekproef.formulas import Sheets

pytestmark = pytest.mark.xdist_group("steekproef")
YEAR = Kader(1, "2024-01", "2024-12")


def drawn(audit, naam: str, **opzet) -> register.Steekproef:
    plan = Opzet(**{"methode": "mus", "zaad": "2024", "omvang": 20, **opzet})
    return trek.draw(naam, YEAR, plan, audit, door="D. Smit")


@pytest.fixture(scope="module")
def sample(audit):
    return drawn(audit, "audit-2024")


def test_credits_are_netted_before_anything_is_drawn(audit):
    found = freeze(YEAR, audit)
    # 300 toewijzingen: one of 2023, one nets to zero, one to below zero.
    assert (len(found.posten), found.nul_posten, found.negatief_posten, found.negatief_centen) == (297, 1, 1, -70000)
    kosten = sum(10 * n for n in range(1, 301)) - 90 + 90000 - 80 - 100 - 900 - sum(5 * n for n in range(30, 301, 10))
    assert found.centen + found.negatief_centen == 100 * kosten
    assert {saldo.laag for saldo in found.posten} == {"groot", "middel", "overig"}
    half = freeze(Kader(1, "2024-01", "2024-12", "0505"), audit)
    assert {saldo.gemeente_code for saldo in half.posten} == {"0505"}


def test_the_population_is_the_same_whoever_asks_and_other_when_a_cent_differs(audit, sample):
    assert freeze(YEAR, audit).sha256 == sample.populatie_sha256
    assert freeze(Kader(1, "2024-02", "2024-12"), audit).sha256 != sample.populatie_sha256


def test_a_draw_is_repeated_to_the_row_and_a_changed_register_is_seen(audit, sample):
    assert trek.draw_again("audit-2024", audit) == []
    with psycopg.connect(audit.dsn("jeugd_beheer")) as connection:
        connection.execute('update "analyse".steekproefposten set sleutel = md5(sleutel) where rang = 3')
        connection.commit()
        differences = trek.draw_again("audit-2024", audit)
        assert len(differences) == 1
        assert differences[0].startswith("rang 3")
        key = sample.posten[2].sleutel
        connection.execute('update "analyse".steekproefposten set sleutel = %s where rang = 3', [key])


def test_nobody_changes_what_was_drawn(audit, sample):
    with psycopg.connect(audit.dsn("builder"), autocommit=True) as connection:
        for statement in ("update {} set rang = 99", "delete from {}", "truncate {}"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement.format('"analyse".steekproefposten'))
    with pytest.raises(Stop, match="al getrokken"):
        drawn(audit, "audit-2024")


def test_the_large_post_is_certain_and_strata_are_divided_by_neyman(audit, sample):
    assert (sample.posten[0].bedrag, sample.posten[0].zeker) == (90000, True)
    assert sum(post.zeker for post in sample.posten) == 1
    strata = drawn(audit, "lagen-2024", methode="gestratificeerd", omvang=30)
    assert sum(part["getrokken"] for part in strata.verdeling.values()) == 30
    assert {name: sum(p.laag == name for p in strata.posten) for name in strata.verdeling} == {
        name: part["getrokken"] for name, part in strata.verdeling.items()
    }


def test_a_publication_that_was_not_pinned_has_no_sample(audit):
    with pytest.raises(Stop, match="niet vastgezet"):
        trek.draw("los-2024", Kader(99, "2024-01", "2024-12"), Opzet("mus", "x"), audit, door="x")
    with pytest.raises(Stop, match="zorgmaanden"):
        freeze(Kader(1, "2024-12", "2024-01"), audit)


@pytest.fixture
def lists(audit, sample, tmp_path):
    return write_lists("audit-2024", tmp_path / "uit", audit, door="D. Smit")


def test_a_list_per_aanbieder_holds_no_person(lists, sample, query):
    assert [path.stem for path in lists] == ["audit-2024_A1", "audit-2024_A2", "audit-2024_A3"]
    with lists[0].with_suffix(".csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    mine = [post for post in sample.posten if post.aanbieder_agb == "A1"]
    assert [int(row["rang"]) for row in rows] == [post.rang for post in mine]
    assert {row["toewijzingnummer"][0] for row in rows} == {"T"}  # as in the message: an aanbieder knows no other
    assert set(rows[0]) == {
        "rang", "gemeente", "toewijzingnummer", "referentienummers", "zorgmaand", "product", "bedrag",
    }  # fmt: skip


MISTAKES = {
    "S03": {"soort": "fraude"},
    "S04": {"bedrag_fout": "veel", "soort": "dubbel"},
    "S05": {"bedrag_fout": 9_999_999, "soort": "dubbel"},
    "S06": {"bedrag_fout": 1},
    "S07": {"status": "klaar"},
    "S08": {"beoordelaar": None, "tweede_lezer": "C. Visser"},
    "S09": {"tweede_lezer": None},
    "S10": {"tweede_lezer": "b. bakker"},
    "S11": {"beoordeeld_op": "gisteren"},
    "S12": {"toelichting": "zie 999990019"},
    "S02": {"bedrag": 1},
}


@pytest.mark.parametrize("rule", MISTAKES)
def test_a_mistake_is_told_with_its_row_and_loads_nothing(audit, lists, sample, fill, rule):
    rang = next(post.rang for post in sample.posten if post.aanbieder_agb == "A2")
    fill(lists[1], {rang: MISTAKES[rule]})
    (found,) = load_workbooks("audit-2024", [lists[1]], audit).values()
    assert [one.regel for one in found.fouten] == [rule]
    assert found.geladen == 0
    assert str(found.fouten[0]).startswith(f"audit-2024_A2.xlsx, blad Dossiers, rij 2: {rule} ")
    assert "999990019" not in str(found.fouten[0])
    assert register.findings("audit-2024", audit) == {}


def test_a_file_that_is_no_list_of_this_sample_is_refused(audit, lists, tmp_path):
    text = tmp_path / "brief.xlsx"
    text.write_text("geen werkmap", encoding="utf-8")
    with pytest.raises(Stop, match=r"brief\.xlsx is geen ingevulde"):
        load_workbooks("audit-2024", [text], audit)
    with pytest.raises(Stop, match="Er is geen steekproef"):
        load_workbooks("anders", lists, audit)


def test_findings_become_a_limit_that_the_workbook_computes_too(audit, lists, sample, fill, tmp_path):
    with pytest.raises(Stop, match="niet vastgesteld"):
        evaluate("audit-2024", audit)
    whole, half = [post for post in sample.posten if not post.zeker][:2]
    wrong = {
        1: {"soort": "niet onderbouwd", "bedrag_fout": "1.000,50"},
        whole.rang: {"soort": "niet geleverd", "bedrag_fout": float(whole.bedrag)},
        half.rang: {"soort": "minder geleverd", "bedrag_fout": float(half.bedrag) / 2},
    }
    for path in lists:
        fill(path, wrong)
    assert sum(one.geladen for one in load_workbooks("audit-2024", lists, audit).values()) == len(sample.posten)
    assert sum(one.geladen for one in load_workbooks("audit-2024", lists, audit).values()) == 0

    result = evaluate("audit-2024", audit)
    assert result.uitkomst.meest_waarschijnlijk == pytest.approx(sample.interval * 1.5 + 1000.5)
    # Factors 2.9957, 4.7439 and 6.2958 of the published table.
    factors = 2.9957 + 1.0 * (4.7439 - 2.9957) + 0.5 * (6.2958 - 4.7439)
    assert result.uitkomst.bovengrens == pytest.approx(sample.interval * factors + 1000.5, rel=1e-4)
    assert [stap.rang for stap in result.stappen] == [whole.rang, half.rang]

    page, workbook = write_paper("audit-2024", tmp_path / "werk", audit)
    sheets = Sheets(workbook)
    assert sheets.cell("Evaluatie", "B3") == pytest.approx(result.uitkomst.meest_waarschijnlijk)
    assert sheets.cell("Evaluatie", "B4") == pytest.approx(result.uitkomst.bovengrens)
    assert sheets.cell("Evaluatie", "B5") == result.oordeel == "afgekeurd"
    html = page.read_text(encoding="utf-8")
    assert sample.populatie_sha256 in html
    assert result.tekst.split(";")[0] in html


@pytest.mark.parametrize(("methode", "cell"), [("attributen", "B4"), ("aselect", "B3")])
def test_other_methods_are_evaluated_and_recomputed(audit, fill, tmp_path, methode, cell):
    sample = drawn(audit, f"{methode}-2024", methode=methode, omvang=25)
    wrong = {2: {"soort": "dubbel", "bedrag_fout": 5}}
    for path in write_lists(sample.naam, tmp_path / "uit", audit, door="x"):
        fill(path, wrong)
        load_workbooks(sample.naam, [path], audit)
    result = evaluate(sample.naam, audit)
    _, workbook = write_paper(sample.naam, tmp_path / "werk", audit)
    expected = result.uitkomst.bovengrens if methode == "attributen" else result.uitkomst.meest_waarschijnlijk
    assert Sheets(workbook).cell("Evaluatie", cell) == pytest.approx(expected)
    assert expected == pytest.approx(0.1755 if methode == "attributen" else 297 * 5 / 25, rel=0.01)
