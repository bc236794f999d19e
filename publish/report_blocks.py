"""What a report shows that is neither counted per category nor a measure: begroting, maatregelen, controle, quality.

Budgets and plans are public; what was spent is not read here, but taken from the protected totals of the costs.
"""

from decimal import Decimal

from psycopg import Cursor

from publish.report_source import Source

BEGROTING = """
select perceel, versie, begroot_bedrag, vastgesteld_op
from {rpt_budgetuitputting}
where gemeente_code = %(code)s and jaar = %(jaar)s and begroot_bedrag > 0
order by begroot_bedrag desc, perceel
"""
MAATREGELEN = """
select maatregel_nr, maatregel, string_agg(jaar || ': ' || letterlijk, '; ' order by jaar), min(stand), min(let_op)
from {rpt_maatregelen}
group by maatregel_nr, maatregel, volgorde
order by volgorde, maatregel_nr
"""
CONTROLE = """
select soort, count(*) filter (where geen_gegevens is null or geen_gegevens = ''), count(*),
    sum(aantal_signalen), sum(aantal_open), sum(aantal_terecht), sum(aantal_onterecht)
from {rpt_controleregels}
group by soort order by soort
"""
# The worst grade of a mart says how far its figures can be trusted; how many rows it is about is for dashboards.
KWALITEIT = """
select mart, max(cijfer), string_agg(omschrijving, '; ' order by controle) filter (where cijfer >= 'D')
from {rpt_kwaliteit}
where gemeente_code = %(code)s
group by mart order by mart
"""
# What a year is expected to end at, and what half-years to come are expected to cost: whole half-years only, because a
# month of a small gemeente would be about a few.
JAAR = """
select jaar, begroting_primitief, begroting_burap1, begroting_burap2, verwacht_jaartotaal, ondergrens, bovengrens,
    lumpsum_bedrag
from {rpt_begroting_prognose}
where gemeente_code = %(code)s and jaar >= %(jaar)s and verwacht_jaartotaal > 0
order by jaar
"""
PROGNOSE = """
select
    to_char(maand, 'YYYY') || '-H' || case when extract(month from maand) <= 6 then 1 else 2 end as halfjaar,
    sum(verwachting), sum(ondergrens), sum(bovengrens), min(model), max(wape), min(vintage)
from {rpt_prognose}
where gemeente_code = %(code)s and segment = 'totaal' and meting = 'kosten' and not is_realisatie
group by 1
having count(*) = 6
order by 1
"""
COMPLEET = """
select to_char(leveringsmaand, 'YYYY-MM'), sum(compleet * verwacht_totaal) / sum(verwacht_totaal),
    sum(gedeclareerd) / nullif(sum(bovengrens), 0), sum(gedeclareerd) / nullif(sum(ondergrens), 0)
from {rpt_ibnr}
where gemeente_code = %(code)s and verwacht_totaal > 0 and left(leveringsmaand::text, 4)::integer >= %(jaar)s - 1
group by leveringsmaand
order by leveringsmaand desc
limit 12
"""
# Of every quarter what is usually declared by now, and what is expected in the end; half-years are two of them.
VOLLEDIG = """
select to_char(leveringsmaand, 'YYYY"-K"Q'), sum(compleet * verwacht_totaal), sum(verwacht_totaal)
from {rpt_ibnr}
where gemeente_code = %(code)s and verwacht_totaal > 0
group by 1 order by 1
"""
HERZIENING = """
select van, halfjaar, stap, bedrag
from publicatie.herzieningen
where naar = %(nummer)s and gemeente_code = %(code)s and halfjaar = any(%(halves)s)
    and van = (
        select max(van) from publicatie.herzieningen
        inner join publicatie.vastgezet on van = publicatie_id where naar = %(nummer)s
    )
order by halfjaar, stap
"""
Block = list[tuple]


def read_blocks(
    cursor: Cursor, source: Source, code: str, halves: tuple[str, ...], hidden: set, limits: dict
) -> dict[str, Block]:
    """The rows of every block that this publication has."""
    if not halves:
        return {}
    values = {"code": code, "jaar": int(halves[-1][:4]), "nummer": source.publicatie_id, "halves": list(halves)}
    return {
        "begroting": source.rows(cursor, BEGROTING, values),
        "jaar": source.rows(cursor, JAAR, values),
        "prognose": source.rows(cursor, PROGNOSE, values),
        "compleet": source.rows(cursor, COMPLEET, values)[::-1],
        "volledig": source.rows(cursor, VOLLEDIG, values),
        "maatregelen": source.rows(cursor, MAATREGELEN, values),
        "controle": [few_left_out(row, limits["onderdruk_onder"]) for row in source.rows(cursor, CONTROLE, values)],
        "kwaliteit": source.rows(cursor, KWALITEIT, values),
        "veranderd": [
            row
            for row in cursor.execute(HERZIENING, values).fetchall()
            if ("kosten_categorie", row[1], "totaal") not in hidden
        ],
    }


def few_left_out(row: tuple, few: int) -> tuple:
    """Counts of signals of the region without those of a few, or what would tell them; None is left out."""
    soort, running, rules, *counts = row
    numbers = [Decimal(count or 0) for count in counts]
    if any(0 < number < few for number in numbers):
        return (soort, running, rules, numbers[0] if numbers[0] >= few else None, None, None, None)
    return (soort, running, rules, *numbers)
