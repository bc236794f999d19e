"""During building, publishing, failing and dying a reader sees one whole publication of its own."""

import pytest

from publish import publication
from publish.gemeenten import region_gemeenten
from tests.attack import polling
from tests.attack.world import as_superuser
from tests.publish.marts import make_marts

pytestmark = pytest.mark.xdist_group("attack")


@pytest.fixture
def marts(settings):
    make_marts(settings, [code for gemeente in region_gemeenten(settings) for code in gemeente.codes])
    return settings


def test_readers_see_one_whole_publication_of_their_own_whatever_happens(marts):
    seen = polling.poll(marts, rounds=4, reads=300)
    assert seen.errors == []
    assert seen.reads >= 300
    assert len(seen.versions) >= 2
    assert (seen.foreign, seen.empty, seen.mixed) == (0, 0, 0)


def test_the_reader_notices_rows_of_others_a_mixture_and_nothing(marts):
    polling.build(marts, "v0")
    publication.publish(marts)
    seen = polling.Seen()
    done = type("Once", (), {"is_set": lambda self: seen.reads > 0})()
    as_superuser(
        marts, "update opslag_0505.fct_prestaties set kanarie = 'KANARIE-0512 v1' where ingediend_bedrag < 110"
    )
    polling.ask(marts, "gemeente_0505", seen, done)
    assert (seen.errors, seen.foreign, seen.mixed) == ([], 9, 1)
    as_superuser(marts, "delete from opslag_0512.fct_prestaties")
    nothing = polling.Seen()
    polling.ask(marts, "gemeente_0512", nothing, type("Once", (), {"is_set": lambda self: nothing.reads > 0})())
    assert (nothing.empty, nothing.mixed) == (1, 0)
