"""The door to Metabase: what is tried again, what is an error, and what an error may tell."""

import pytest

from publish.metabase.errors import Conflict, MetabaseError
from publish.metabase.gateway import MetabaseGateway
from tests.publish.metabase.fake_server import KEY
from tests.publish.metabase.openapi import violations

SETTING = "/api/setting/enable-public-sharing"


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_busy_server_is_asked_again(fake, gateway, status):
    fake.trouble["put", SETTING] = [status, status]
    gateway.put(SETTING, {"value": False})
    assert [path for _, path in fake.writes] == [SETTING] * 3
    assert gateway.writes == 1


def test_a_server_that_stays_busy_is_an_error(fake, gateway):
    fake.trouble["put", SETTING] = [503] * 9
    with pytest.raises(MetabaseError, match="503"):
        gateway.put(SETTING, {"value": False})
    assert len(fake.writes) == 4


def test_what_may_have_been_made_is_not_made_twice(fake, gateway):
    fake.trouble["post", "/api/collection"] = [504]
    with pytest.raises(MetabaseError, match="504"):
        gateway.post("/api/collection", {"name": "Regio"})
    assert len(fake.writes) == 1


@pytest.mark.parametrize(
    ("status", "kind"), [(404, MetabaseError), (409, Conflict), (400, MetabaseError), (500, MetabaseError)]
)
def test_every_other_refusal_is_an_error_at_once(fake, gateway, status, kind):
    fake.trouble["put", SETTING] = [status]
    with pytest.raises(kind):
        gateway.put(SETTING, {"value": False})
    assert len(fake.writes) == 1


def test_an_error_holds_no_value_of_the_request(gateway):
    with pytest.raises(MetabaseError) as caught:
        gateway.post("/api/database", {"name": "x", "details": {"password": "geheim-woord"}})
    assert "geheim" not in str(caught.value)


def test_a_wrong_key_and_an_absent_server_are_said_plainly(fake):
    with pytest.raises(MetabaseError, match="API key"):
        MetabaseGateway(fake.url, "mb_verkeerd")
    with pytest.raises(MetabaseError, match="does not answer"):
        MetabaseGateway("http://127.0.0.1:1", KEY)


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("post", "/api/dashboard/1/cards", {"cardId": 1}),  # gone since 0.47
        ("post", "/api/card", {"name": "x", "display": "table", "visualization_settings": {}}),
        ("put", "/api/dashboard/1", {"dashcards": [{"id": -1, "row": 0, "col": 0, "size_x": 4}]}),
        ("post", "/api/database", {"name": "", "engine": "postgres", "details": {}}),
        ("put", "/api/collection/graph", {"revision": "1", "groups": {}}),
    ],
)
def test_the_description_of_the_api_has_teeth(method, path, body):
    assert violations(method, path, body)
