"""Codes of periods: half-years ('2024-H1') and quarters ('2024-K3'), and how the one is in the other."""

KINDS = {"H": "halfjaar", "K": "kwartaal"}
MONTHS = {"halfjaar": 6, "kwartaal": 3}


def kind(period: str) -> str:
    """'2024-K3' -> 'kwartaal'."""
    return KINDS[period[5]]


def is_quarter(name: str) -> bool:
    """Whether a name is the code of a quarter."""
    return len(name) == 7 and name[4:6] == "-K" and name[:4].isdigit() and name[6] in "1234"


def half_of(period: str) -> str:
    """The half-year that a quarter is in; of a half-year itself."""
    return f"{period[:4]}-H{1 if period[6] <= '2' else 2}" if is_quarter(period) else period


def begin_of(period: str) -> str:
    """Its first day: '2024-H2' and '2024-K3' -> '2024-07-01'."""
    month = 1 + (int(period[6]) - 1) * MONTHS[kind(period)]
    return f"{period[:4]}-{month:02}-01"
