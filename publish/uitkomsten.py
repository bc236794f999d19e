"""marts.fct_regeluitkomsten -> retourcodes per declaratie and position, for `jeugd antwoord maak`.

Position counts the prestaties of the message from 1, as in raw; 0 is the declaratie as a whole. What breaks no rule has
no row, so a declaratie is only judged when a build that came to its end has seen it.
"""

from collections.abc import Sequence

from psycopg import Connection

from ingest.errors import Stop
from ingest.masking import masked

WHOLE = 0  # position of the declaratie itself

# `bouw` is filled after the rules were judged, fct_berichten before (their models say so): together they prove it.
BUILT = """
select bericht_id, antwoord_delivery_id
from marts.fct_berichten
inner join ingest.deliveries on fct_berichten.bericht_id = deliveries.delivery_id
where deliveries.status = 'geladen' and bericht_id = any(%(named)s)
    and deliveries.volgnummer <= (select max(volgnummer_tot) from marts.bouw)
"""
# A rule without a retourcode (the standard gives it none) cannot be answered with one, so it refuses nothing.
REFUSED = """
select delivery_id, case when object_soort in ('bericht', 'declaratie') then 0 else position end as plaats,
    array_agg(distinct retourcode order by retourcode)
from marts.fct_regeluitkomsten
where delivery_id = any(%(named)s) and retourcode <> ''
group by delivery_id, plaats
order by delivery_id, plaats
"""

Outcomes = dict[int, list[str]]  # position -> the codes that refuse it; accepted positions are left out


def read_outcomes(connection: Connection, named: Sequence[str]) -> dict[str, Outcomes]:
    """The outcomes of these declaraties (delivery_id); Stop names those that no completed build has judged.

    So it does with those that a JW325 among the deliveries answers: a declaratie gets one answer (IV087).
    """
    with connection.transaction():
        connection.execute("set transaction isolation level repeatable read, read only")
        built = connection.execute(BUILT, {"named": list(named)}).fetchall()
        if answered := sorted(masked(one[:16]) for one, answer in built if answer):
            raise Stop(f"Al beantwoord met een JW325: {', '.join(answered)}. Een declaratie krijgt één antwoord.")
        found: dict[str, Outcomes] = {one: {} for one, _ in built}
        if missing := sorted(set(named) - found.keys()):
            names = ", ".join(masked(one[:16]) for one in missing)
            raise Stop(f"Nog niet beoordeeld: {names}. Voer eerst `jeugd build` uit.")
        for delivery_id, position, codes in connection.execute(REFUSED, {"named": list(named)}):
            found[delivery_id][position] = codes
    return found
