"""A service of mail is spoken to by anymail, over HTTP; its answers mean what they mean."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from pytest_django.fixtures import Settings

from masthead.lib.mail_url import mail_settings
from masthead.mail.hand_over import hand_over
from masthead.mail.models import Letter, Standing
from masthead.mail.send import send
from masthead.paper.found import found

AT = dt.datetime(2026, 6, 13, 9, 30, tzinfo=dt.UTC)


class Service(BaseHTTPRequestHandler):
    """Answers as Mailgun does, with the status that the test set, and keeps what it was sent."""

    status = 200
    bodies: list[bytes] = []

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        self.bodies.append(self.rfile.read(length))
        answer = b'{"id": "<1@mail.example>", "message": "Queued. Thank you."}'
        self.send_response(self.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@pytest.fixture
def service(settings: Settings) -> Iterator[type[Service]]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
    environment = {
        "MASTHEAD_ANYMAIL_BACKEND": "mailgun",
        "MASTHEAD_ANYMAIL_MAILGUN_API_KEY": "key",
        "MASTHEAD_ANYMAIL_MAILGUN_SENDER_DOMAIN": "ferrybell.example",
        "MASTHEAD_ANYMAIL_MAILGUN_API_URL": f"http://127.0.0.1:{server.server_port}/v3",
    }
    for name, value in mail_settings(environment, practice=False).items():
        setattr(settings, name, value)
    Service.bodies = []
    yield Service
    server.shutdown()
    server.server_close()


@pytest.fixture
def letter(db: None) -> Letter:
    found("The Ferry Bell", society="The Ferry Bell Society", practice=False, at=AT)
    return send("receipt", to="jo@example.org", key="r:1", subject="s", text="Thank you", at=AT)


@pytest.mark.parametrize(
    ("status", "standing"),
    [
        (200, Standing.SENT),
        (400, Standing.FAILED),
        (401, Standing.FAILED),
        (429, Standing.WAITING),
        (503, Standing.WAITING),
        (500, Standing.DOUBTFUL),
        (502, Standing.DOUBTFUL),
    ],
)
def test_its_answer_decides_how_the_letter_stands(
    letter: Letter, service: type[Service], status: int, standing: Standing
) -> None:
    service.status = status
    for _ in range(2 if standing != Standing.WAITING else 1):
        hand_over(str(letter.pk), at=AT)
    letter.refresh_from_db()
    assert letter.standing == standing
    assert len(service.bodies) == 1
    assert b"text=Thank+you" in service.bodies[0]


def test_a_key_that_was_left_out_leaves_it_waiting_with_the_reason(
    letter: Letter, service: type[Service], settings: Settings
) -> None:
    settings.ANYMAIL = {}
    hand_over(str(letter.pk), at=AT)
    letter.refresh_from_db()
    assert letter.standing == Standing.WAITING
    assert "MAILGUN_API_KEY" in letter.why
