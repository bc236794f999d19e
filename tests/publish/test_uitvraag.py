"""docs/uitvraag.md is what contracts and models say today; and following a field finds what we know by hand."""

import pytest

from ingest.contract import table_contract
from ingest.contract_page import CONTRACTS
from publish import uitvraag, uitvraag_page
from publish.uitvraag import DECIDED, carried, step


def test_the_page_is_current():
    assert uitvraag_page.PAGE.read_text(encoding="utf-8") == uitvraag_page.page(), (
        "run `python -m publish.uitvraag_page`"
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("select bron.veld as naam, bron.ander from bron", {"naam"}),
        ("select bron.ander as naam from bron", set()),
        ("select 100 * sum(coalesce(veld, 0)) as totaal from bron", {"totaal"}),
        ("select b.* from bron as b", {"veld"}),
        ("select b.* from bron left join rest as b on true", set()),
        ("select distinct on (veld) * from bron", {"veld"}),
        ("select ander from bron where veld > 0", {DECIDED}),
        ("select rest.veld as ander from bron cross join rest", set()),
        ("select ander as naam from rest union all select veld from bron", {"naam"}),
        ("select x.telling from bron cross join lateral (values (bron.veld + 1)) as x (telling)", {"telling"}),
        ("{{ een_macro('bron', 'ander') }}", {"veld"}),
    ],
)
def test_a_field_is_followed_through_a_step_under_every_name(text, found):
    known = {"bron": frozenset({"veld"}), "rest": frozenset()}
    assert carried(step("stap", text.replace("'", "")), known) == found


@pytest.mark.parametrize(
    ("table", "field", "mart", "name"),
    [
        ("sjt__kerntaken", "uren", "fct_kerntaken", "uren"),
        ("sjt__casussen", "team_id", "fct_kerntaken", "team_code"),
        ("aanbieder__uitkomsten", "tevredenheid_schaal", "fct_uitkomsten", "teller"),
        ("financien__sleutels", "waarde", "rpt_solidariteit", "aandeel"),
        ("inkoop__contracten", "plafond_euro", "dim_contracten", "plafond_bedrag"),
        ("huisarts__verwijzingen", "verwijsdatum", "fct_verwijzingen", "verwijsdatum"),
    ],
)
def test_a_field_ends_where_we_know_it_does(table, field, mart, name):
    assert name in uitvraag.follow(table, field)[mart]


def test_a_field_that_no_model_reads_has_no_use_and_every_contract_is_on_the_page():
    assert set(uitvraag.follow("huisarts__verwijzingen", "type_zorg")) & set(uitvraag.mart_columns()) == set()
    text = uitvraag_page.PAGE.read_text(encoding="utf-8")
    files = [file for name in CONTRACTS for file in table_contract(name).files]
    assert [file.name for file in files if f"### {file.name}\n" not in text] == []
    assert text.count("\n| `") == sum(len(file.columns) for file in files)
