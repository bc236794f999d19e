"""Alarms on a real mail and web server on loopback: once per problem, and never in the way of the work."""

import dataclasses
import json
import socketserver
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from infra import alarm_post
from infra.alarm import Problem, raise_alarm, solved
from infra.alarm_leverancier import report_refusals
from ingest import warehouse
from ingest.settings import Settings

NOON = datetime(2024, 5, 15, 12, tzinfo=UTC)
RED = Problem("beheer", "load_ijw.load_batch", "load_ijw.load_batch is rood", "zie docs/beheer.md", "run-1")


class Hook(BaseHTTPRequestHandler):
    """Keeps what is posted."""

    def do_POST(self) -> None:
        self.server.got.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Quiet."""


class Mail(socketserver.StreamRequestHandler):
    """As much of SMTP as one message needs."""

    def handle(self) -> None:
        self.wfile.write(b"220 test\r\n")
        answers = {"DATA": b"354 go\r\n", "QUIT": b"221 bye\r\n"}
        while line := self.rfile.readline().decode().strip().upper():
            self.wfile.write(answers.get(line, b"250 ok\r\n"))
            if line == "DATA":
                self.server.got.append(b"".join(iter(self.rfile.readline, b".\r\n")).decode())
                self.wfile.write(b"250 ok\r\n")


def serving(server) -> Iterator:
    """A server in a thread, with the list of what it got."""
    server.got = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def hook() -> Iterator:
    yield from serving(HTTPServer(("127.0.0.1", 0), Hook))


@pytest.fixture
def mail() -> Iterator:
    yield from serving(socketserver.TCPServer(("127.0.0.1", 0), Mail))


@pytest.fixture
def instance(settings: Settings, hook, mail) -> Settings:
    """An instance whose problems go to both servers."""
    return dataclasses.replace(
        settings,
        alarm_webhook=f"http://127.0.0.1:{hook.server_port}/alarm",
        alarm_mail="beheer@example.nl,nacht@example.nl",
        smtp=f"127.0.0.1:{mail.server_address[1]}",
    )


def test_a_problem_goes_out_once_by_mail_and_webhook(instance, hook, mail):
    told = [raise_alarm(dataclasses.replace(RED, mark=f"run-{n}"), instance, NOON) for n in range(4)]
    assert told == [True, False, False, False]
    assert [one["titel"] for one in hook.got] == [RED.titel]
    assert len(mail.got) == 1
    assert "Subject: [jeugd beheer] load_ijw.load_batch is rood" in mail.got[0]
    assert "To: beheer@example.nl,nacht@example.nl" in mail.got[0].replace(", ", ",")
    assert len((instance.logs / "alarm.log").read_text(encoding="utf-8").splitlines()) == 1


def test_it_goes_out_again_a_day_later_or_when_it_was_solved_in_between(instance, hook):
    assert raise_alarm(RED, instance, NOON)
    assert not raise_alarm(RED, instance, NOON + timedelta(hours=23))
    assert raise_alarm(RED, instance, NOON + timedelta(hours=24))
    solved(RED.key, instance)
    assert raise_alarm(RED, instance, NOON + timedelta(hours=25))
    assert len(hook.got) == 3


def test_a_batch_that_succeeds_beside_one_that_failed_solves_nothing(instance):
    raise_alarm(RED, instance, NOON)
    solved(RED.key, instance, mark="run-1")
    assert not raise_alarm(RED, instance, NOON)
    solved(RED.key, instance, mark="run-2")
    assert raise_alarm(RED, instance, NOON)


def test_channels_that_are_down_do_not_raise_and_the_log_still_knows(instance):
    nobody = dataclasses.replace(instance, alarm_webhook="http://127.0.0.1:9/", smtp="127.0.0.1:9")
    assert raise_alarm(RED, nobody, NOON)
    assert RED.titel in (instance.logs / "alarm.log").read_text(encoding="utf-8")


def test_a_supplier_with_refused_deliveries_is_one_alarm_of_another_kind(instance, hook):
    def refuse(name: str, afzender: str | None) -> None:
        with warehouse.connect(instance) as connection:
            connection.execute(
                "insert into ingest.deliveries (offer_id, delivery_id, bron, status, ontvangen_op, naam_versleuteld,"
                " bytes, afzender, code_version) values (%s, %s, 'ijw', 'quarantaine', now(), '', 1, %s, 'test')",
                [name, name, afzender],
            )

    for name in ("a", "b", "c"):
        refuse(name, "00991346")
    refuse("d", None)
    assert report_refusals("ijw", instance) == 2
    assert {(one["soort"], one["titel"]) for one in hook.got} == {
        ("leverancier", "ijw: levering van 00991346 geweigerd"),
        ("leverancier", "ijw: levering van onbekend geweigerd"),
    }
    assert report_refusals("ijw", instance) == 0, "nothing new"
    refuse("e", "00991346")
    assert report_refusals("ijw", instance) == 0, "told today"
    assert report_refusals("sjt", instance) == 0


def test_where_tasks_cannot_reach_the_outside_world_the_log_is_sent_on_each_problem_once(instance, hook, mail):
    inside = dataclasses.replace(instance, alarm_webhook="", alarm_mail="")
    assert alarm_post.forward(instance) == 0
    raise_alarm(RED, inside, NOON)
    raise_alarm(dataclasses.replace(RED, key="build", titel="build is rood"), inside, NOON)
    with (instance.logs / "alarm.log").open("a", encoding="utf-8") as file:
        file.write('{"soort": "beheer", "tit')
    assert [alarm_post.forward(instance) for _ in range(2)] == [2, 0]
    assert [one["titel"] for one in hook.got] == [RED.titel, "build is rood"]
    assert len(mail.got) == 2
    (instance.logs / "alarm.log").unlink()
    raise_alarm(dataclasses.replace(RED, key="publish", titel="publish is rood"), inside, NOON)
    assert alarm_post.forward(instance) == 1
    assert hook.got[-1]["titel"] == "publish is rood"


def test_problems_from_before_somebody_sends_them_on_are_history(instance, hook):
    raise_alarm(RED, dataclasses.replace(instance, alarm_webhook="", alarm_mail=""), NOON)
    assert alarm_post.forward(instance) == 0
    assert hook.got == []
