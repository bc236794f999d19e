"""Every plant of control levels 1 and 2: rule -> the ways to break it. A rule without a plant fails tests/demo."""

from demo import planten_bedrag, planten_client, planten_declaratie, planten_formaat, planten_product
from demo.planten import Plant

PLANTS: tuple[Plant, ...] = (
    *planten_formaat.PLANTS,
    *planten_client.PLANTS,
    *planten_product.PLANTS,
    *planten_declaratie.PLANTS,
    *planten_bedrag.PLANTS,
)


def by_rule() -> dict[str, list[Plant]]:
    """The plants of every rule."""
    found: dict[str, list[Plant]] = {}
    for plant in PLANTS:
        found.setdefault(plant.regel, []).append(plant)
    return found
