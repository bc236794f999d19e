"""The table contracts -> the tables in docs/leveranciers.md, so that page and contracts cannot differ."""

import re
from pathlib import Path

from ingest.contract import Column, FileContract, TableContract, table_contract
from ingest.csv_findings import bounds
from ingest.settings import PROJECT

PAGE = PROJECT / "docs" / "leveranciers.md"
CONTRACTS = ("sjt", "gi", "huisarts", "inkoop", "aanbieder", "financien", "keten")
TYPES = {
    "text": "kenmerk",
    "bsn": "BSN (9 cijfers)",
    "date": "datum",
    "code": "code",
    "gemeente": "gemeentecode (4 cijfers)",
    "agb": "AGB-code (8 cijfers)",
    "boolean": "ja of nee",
    "integer": "geheel getal",
    "decimal": "getal",
    "eurocent": "bedrag in eurocenten",
    "zin": "korte zin",
}
EXAMPLES = {
    "text": "A-123",
    "bsn": "999990019",
    "date": "2024-05-17",
    "gemeente": "0505",
    "agb": "01234567",
    "boolean": "ja",
    "integer": "3",
    "decimal": "7.5",
    "eurocent": "123456",
    "zin": "1 - 10 mln.",
}


def write(page: Path = PAGE) -> None:
    """Renew the generated parts of the page."""
    page.write_text(renewed(page.read_text(encoding="utf-8")), encoding="utf-8")


def renewed(text: str) -> str:
    """The page with what stands between `<!-- contract NAME -->` and `<!-- einde -->` made anew."""
    for name in CONTRACTS:
        part = f"<!-- contract {name} -->\n{section(table_contract(name))}<!-- einde -->"
        text, times = re.subn(rf"<!-- contract {name} -->.*?<!-- einde -->", lambda _, new=part: new, text, flags=re.S)
        if times != 1:
            raise ValueError(f"{PAGE.name} must hold the marks of contract {name} once; found {times}.")
    return text


def section(contract: TableContract) -> str:
    """Heading and one table per file of one contract."""
    agreed = f"Contract `{contract.name}`, versie `{contract.versie}`, levering `{contract.levering}`."
    return f"## {contract.titel}\n\n{agreed}\n" + "".join(f"\n{file_section(file)}" for file in contract.files)


def file_section(file: FileContract) -> str:
    """Columns, and an example that a test delivers for real."""
    lines = [
        f"### {file.name}.csv",
        "",
        f"{file.titel}. Sleutel: {', '.join(f'`{name}`' for name in file.key)}.",
        "",
        "| kolom | verplicht | soort | uitleg | toegestaan | wij bewaren |",
        "|---|---|---|---|---|---|",
        *(row(column) for column in file.columns),
        "",
        "```",
        ";".join(column.name for column in file.columns),
        ";".join(example(column) for column in file.columns),
        "```",
    ]
    return "\n".join(lines) + "\n"


def row(column: Column) -> str:
    """One line of the table."""
    required = "ja" if column.required else "nee"
    kept = {"jeugdige_id": "een code in plaats van het BSN", "geboortejaar": "alleen het jaar"}.get(
        column.loads_as, "de waarde"
    )
    return f"| `{column.name}` | {required} | {TYPES[column.type]} | {column.uitleg} | {allowed(column)} | {kept} |"


def allowed(column: Column) -> str:
    """Codes, bounds or order, and what a wrong value does when it does not refuse the delivery."""
    words = [", ".join(f"`{code}`" for code in column.codes)]
    if column.min is not None or column.max is not None:
        words.append(bounds(column))
    if column.not_before:
        words.append(f"niet voor `{column.not_before}`")
    if column.bij_fout == "onbekend":
        words.append("een onjuiste waarde laden wij als onbekend")
    return "; ".join(word for word in words if word)


def example(column: Column) -> str:
    """A value that the contract allows."""
    if column.codes:
        return column.codes[0]
    example = EXAMPLES[column.type]
    if column.min is not None and float(example) < column.min:
        return str(column.min)
    return str(column.max) if column.max is not None and float(example) > column.max else example


if __name__ == "__main__":
    write()
