"""Per rule of control level 2: a message that breaks it, and its nearest correct neighbour."""

from tests.ingest import examples_declaratie, examples_historie, examples_levering, examples_persoon, examples_product

# (code, message, berichtklasse, element): (broken, correct)
CASES = {
    **examples_declaratie.CASES,
    **examples_persoon.CASES,
    **examples_product.CASES,
    **examples_levering.CASES,
    **examples_historie.CASES,
}
