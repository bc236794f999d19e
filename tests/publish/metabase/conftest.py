"""A published region, once for all these tests, and a Metabase of its own for each of them."""

from collections.abc import Iterator

import pytest

from ingest.settings import Settings
from publish import publication
from publish.gemeenten import region_gemeenten
from publish.metabase.address import target_of
from publish.metabase.gateway import MetabaseGateway
from publish.metabase.perimeter import Target
from tests.conftest import new_instance
from tests.publish.marts import make_marts
from tests.publish.metabase.fake_server import KEY, FakeMetabase, running


@pytest.fixture(scope="module")
def published(cluster: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Nothing in these tests changes the warehouse."""
    with new_instance(cluster, tmp_path_factory.mktemp("metabase") / "home") as settings:
        make_marts(settings, [code for gemeente in region_gemeenten(settings) for code in gemeente.codes])
        publication.publish(settings)
        yield settings


@pytest.fixture
def fake() -> Iterator[FakeMetabase]:
    with running() as server:
        yield server


@pytest.fixture
def gateway(fake: FakeMetabase) -> MetabaseGateway:
    """Waits for nothing."""
    return MetabaseGateway(fake.url, KEY, wait=lambda seconds: None)


@pytest.fixture
def target(published: Settings) -> Target:
    return target_of(published, {})
