"""Every way to get a CSV or a value in it wrong has its own code; no message repeats a value."""

import pytest

from ingest import contract_page
from ingest.contract import table_contract
from tests.ingest import deliveries as d
from tests.ingest import deliveries_financien as f
from tests.ingest.reading import VALUES, codes, refusal


def file_of(content: bytes) -> bytes:
    return d.zipped(d.with_file(d.members("huisarts"), "verwijzingen.csv", content))


def changed_file(old: bytes, new: bytes) -> bytes:
    return file_of(d.members("huisarts")["verwijzingen.csv"].replace(old, new))


VALID_FILE = d.members("huisarts")["verwijzingen.csv"]
FILES = {
    "latin1": ("C001", lambda: changed_file(b"ZD-1", b"ZD-\xe9")),
    "utf16": ("C001", lambda: file_of(VALID_FILE.decode().encode("utf-16"))),
    "bom": ("C002", lambda: file_of(b"\xef\xbb\xbf" + VALID_FILE)),
    "comma": ("C003", lambda: changed_file(b";", b",")),
    "tab": ("C003", lambda: changed_file(b";", b"\t")),
    "empty_file": ("C004", lambda: file_of(b"")),
    "column_missing": ("C005", lambda: changed_file(b"urgentie", b"")),
    "column_unknown": ("C006", lambda: changed_file(b"urgentie", b"urgentie;Jansen_kolom")),
    "column_forbidden": ("C007", lambda: changed_file(b"urgentie", b"urgentie;diagnose")),
    "column_with_name": ("C007", lambda: changed_file(b"urgentie", b"urgentie;Achternaam_kind")),
    "column_with_reason": ("C007", lambda: changed_file(b"urgentie", b"urgentie;reden_verwijzing")),
    "column_postcode": ("C007", lambda: changed_file(b"urgentie", b"urgentie;postcode")),
    "column_double": ("C008", lambda: changed_file(b"urgentie", b"urgentie;urgentie")),
    "field_too_many": ("C009", lambda: changed_file(b"REGULIER", b"REGULIER;geheim")),
    "empty_line": ("C009", lambda: file_of(VALID_FILE + b"\n")),
    "open_quote": ("C010", lambda: changed_file(b"ZD-1", b'"ZD-1')),
    "endless_line": ("C010", lambda: file_of(VALID_FILE + b"x" * 70_000)),
    "nul": ("C011", lambda: changed_file(b"ZD-1", b"ZD\x00-1")),
    "line_in_value": ("C011", lambda: changed_file(b"ZD-1", b'"ZD\n1"')),
}


@pytest.mark.parametrize("case", FILES)
def test_a_wrong_file_is_refused(tmp_path, case):
    code, make = FILES[case]
    error = refusal(tmp_path, "huisarts", make())
    assert code in codes(error)
    assert error.findings[0].element.startswith("verwijzingen.csv")
    assert not any(value in f"{error} {error.findings}" for value in (*VALUES, "Jansen", "kind", "ZD"))


def test_a_header_that_holds_data_is_not_repeated(tmp_path):
    error = refusal(tmp_path, "huisarts", file_of(VALID_FILE.split(b"\n", 1)[1]))
    assert d.CHILD not in f"{error.findings}"


VALUE_CASES = {
    "required_empty": ("C012", "gemeente_code", ""),
    "required_bsn_empty": ("C012", "bsn", ""),
    "required_code_empty": ("C012", "type_zorg", ""),
    "no_code": ("C013", "urgentie", "NIET_BESTAAND"),
    "code_without_zero": ("C013", "verwijzertype", "2"),
    "dutch_date": ("C014", "verwijsdatum", "31-12-2024"),
    "no_such_day": ("C014", "verwijsdatum", "2024-02-30"),
    "day_of_1900_that_was_not": ("C014", "geboortedatum", "1900-02-29"),
    "true": ("C016", "poh_jeugd", "true"),
    "capital_ja": ("C016", "poh_jeugd", "Ja"),
    "no_integer": ("C017", "aantal_poh_consulten", "2.0"),
    "other_digits": ("C017", "aantal_poh_consulten", "٣"),
    "above_max": ("C019", "aantal_poh_consulten", "100"),
    "below_min": ("C019", "aantal_poh_consulten", "-1"),
    "name_as_identifier": ("C020", "verwijzing_id", "Jansen geheim"),
    "long_identifier": ("C020", "verwijzing_id", "a" * 65),
    "formula": ("C021", "verwijzing_id", "=1+1"),
    "at_sign": ("C021", "verwijzing_id", "@SUM"),
    "minus": ("C021", "verwijzing_id", "-2"),
    "plus": ("C021", "verwijzing_id", "+2"),
    "gm_prefix": ("C022", "gemeente_code", "GM0505"),
    "gemeente_nil": ("C022", "gemeente_code", "0000"),
    "gemeente_without_zero": ("C023", "gemeente_code", "505"),
    "agb_short": ("C024", "praktijk_agb", "12345"),
    "agb_nil": ("C024", "praktijk_agb", "00000000"),
    "agb_without_zero": ("C025", "praktijk_agb", "1234567"),
    "optional_agb_without_zero": ("C025", "aanbieder_agb", "1234567"),
    "bsn_eleven": ("C026", "bsn", "999990018"),
    "bsn_dots": ("C026", "bsn", "9999.90.019"),
    "bsn_without_zero": ("C027", "bsn", "99990019"),
}


@pytest.mark.parametrize("case", VALUE_CASES)
def test_a_wrong_value_is_refused_with_its_line(tmp_path, case):
    code, column, value = VALUE_CASES[case]
    rows = [d.VERWIJZING, {**d.VERWIJZING, "verwijzing_id": "ZD-2"}]
    rows[1][column] = value
    error = refusal(tmp_path, "huisarts", d.huisarts_zip({"verwijzingen": rows}))
    (finding,) = error.findings
    assert (finding.code, finding.element, finding.regelnummer) == (code, f"verwijzingen.csv/{column}", 3)
    assert not any(word in f"{error} {finding}" for word in VALUES)
    assert {key: error.identity[key] for key in ("bericht", "rijen", "eurocent", "identificatie")} == {
        "bericht": "huisarts",
        "rijen": 2,
        "eurocent": 0,
        "identificatie": "huisarts-2024-07",
    }
    assert error.herstelbaar_door == ("contract" if code == "C013" else "niets")


SJT_CASES = {
    "comma": ("C018", "kerntaken", {**d.KERNTAAK, "uren": "3,5"}),
    "ends_before_start": ("C015", "kerntaken", {**d.KERNTAAK, "datum_einde": "2024-01-14"}),
    "grade": ("C019", "uitkomsten", {**d.UITKOMST, "tevredenheid": "10.5"}),
}


@pytest.mark.parametrize("case", SJT_CASES)
def test_a_wrong_sjt_value_is_refused(tmp_path, case):
    code, file, row = SJT_CASES[case]
    assert [one.code for one in refusal(tmp_path, "sjt", d.sjt_zip({file: [row]})).findings] == [code]


def test_an_unreadable_date_is_not_also_out_of_order(tmp_path):
    error = refusal(tmp_path, "sjt", d.sjt_zip({"kerntaken": [{**d.KERNTAAK, "datum_einde": "00-00-0000"}]}))
    assert codes(error) == {"C014"}


FINANCE_CASES = {
    "amount_with_a_comma": ("C017", "begroting", {**f.BEDRAG, "bedrag_eurocent": "1.234,50"}),
    "sentence_with_a_number_of_eight_digits": ("C029", "kader", {**f.CEL, "letterlijk": "zie 12345678"}),
    "sentence_that_is_a_formula": ("C029", "maatregelen", {**f.PLAN_VAN_AANPAK, "risico": "-2+3"}),
    "sentence_without_end": ("C029", "kader", {**f.CEL, "bronregel": "a" * 301}),
    "shared_more_than_whole": ("C019", "sleutels", {**f.SLEUTEL, "solidair_deel": "1.1"}),
}


@pytest.mark.parametrize("case", FINANCE_CASES)
def test_a_wrong_value_in_the_finances_is_refused(tmp_path, case):
    code, file, row = FINANCE_CASES[case]
    assert [
        one.code for one in refusal(tmp_path, "financien", d.delivery_zip("financien", {file: [row]})).findings
    ] == [code]


def test_only_a_contract_without_persons_has_sentences():
    kinds = {
        name: {column.type for file in table_contract(name).files for column in file.columns}
        for name in contract_page.CONTRACTS
    }
    assert [name for name, types in kinds.items() if "zin" in types] == ["financien"]
    assert not kinds["financien"] & {"bsn", "agb"}


def test_a_double_key_is_refused(tmp_path):
    error = refusal(tmp_path, "sjt", d.sjt_zip({"casusdeelnames": [d.DEELNAME, d.OUDER, d.DEELNAME]}))
    (finding,) = error.findings
    assert (finding.code, finding.regelnummer) == ("C028", 4)


def test_a_finding_shows_ten_lines_and_the_count(tmp_path):
    rows = [{**d.VERWIJZING, "verwijzing_id": f"ZD-{number}", "urgentie": "MORGEN"} for number in range(25)]
    (finding,) = refusal(tmp_path, "huisarts", d.huisarts_zip({"verwijzingen": rows})).findings
    assert "(25 regels: 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …)" in finding.melding


def test_all_that_is_wrong_is_told_at_once(tmp_path):
    rows = [{**d.VERWIJZING, "urgentie": "MORGEN", "gemeente_code": "505", "verwijsdatum": "gisteren"}]
    error = refusal(tmp_path, "huisarts", d.huisarts_zip({"verwijzingen": rows}))
    assert codes(error) == {"C013", "C014", "C023"}
