"""A server of mail that catches what is sent to it, by real SMTP, and can be told to refuse."""

from __future__ import annotations

import asyncio
import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from pytest_django.fixtures import Settings

from masthead.lib.mail_url import by_smtp

TAKEN = "250 OK"


class Catcher:
    """Keeps letters. `answer` is what it says to the next ones; `at_rcpt` says it earlier."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.forget()
        self.url = ""

    def forget(self) -> None:
        """Drop what was caught, and take all that comes again."""
        self.letters.clear()
        self.answer = self.at_rcpt = TAKEN
        self.hangs_up = False

    async def handle_RCPT(  # noqa: N802 — aiosmtpd's name
        self,
        server: SMTP,
        session: Session,
        envelope: Envelope,
        address: str,
        rcpt_options: list[str],
    ) -> str:
        """Answer to the address."""
        if self.at_rcpt == TAKEN:
            envelope.rcpt_tos.append(address)
        return self.at_rcpt

    async def handle_DATA(  # noqa: N802 — aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        """Answer to the letter: keep it, refuse it, or keep it and hang up without a word."""
        if self.answer == TAKEN:
            content: Any = envelope.content
            letter = email.message_from_bytes(content, policy=email.policy.default)
            assert isinstance(letter, EmailMessage)
            self.letters.append(letter)
        if self.hangs_up:
            connection: Any = server.transport
            connection.abort()
            await asyncio.sleep(0)
        return self.answer


class OnAnyPort(Controller):
    """Serves on a free port of the system's choice, and says which."""

    def _trigger_server(self) -> None:
        listening: Any = self.server
        self.port = listening.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@pytest.fixture(scope="session")
def mail_server() -> Iterator[Catcher]:
    """Start the catcher once for a run."""
    catcher = Catcher()
    controller = OnAnyPort(catcher, hostname="127.0.0.1", port=0)
    controller.start()
    catcher.url = f"smtp://127.0.0.1:{controller.port}"
    yield catcher
    controller.stop()


@pytest.fixture
def caught(mail_server: Catcher, settings: Settings) -> Iterator[Catcher]:
    """Send this test's mail to the catcher, which has caught nothing yet."""
    mail_server.forget()
    for name, value in by_smtp(mail_server.url).items():
        setattr(settings, name, value)
    yield mail_server
    mail_server.forget()
