"""A region of three gemeenten of today, and one predecessor of the last, with hand-made marts."""

import pytest

from publish.gemeenten import region_gemeenten
from tests.publish.marts import make_marts


@pytest.fixture
def codes(settings) -> list[str]:
    """Every CBS code of the region, today's and predecessors merged whole into one of them."""
    return [code for gemeente in region_gemeenten(settings) for code in gemeente.codes]


@pytest.fixture
def marts(settings, codes):
    """The instance with filled marts, not yet published."""
    make_marts(settings, codes)
    return settings
