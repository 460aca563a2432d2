"""A letter is handed over to a real server of mail once, and what came of it is kept."""

from __future__ import annotations

import datetime as dt
import socket
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connections
from pytest_django.fixtures import Settings

from masthead.lib.mail_url import NOWHERE, TO_FOLDER, by_smtp
from masthead.mail.hand_over import MOST_TRIES, hand_over
from masthead.mail.models import Letter, Standing
from masthead.mail.send import Attachment, send
from masthead.paper.found import found
from tests.database import Database
from tests.servers.mail import Catcher

AT = dt.datetime(2026, 6, 13, 9, 30, tzinfo=dt.UTC)


@pytest.fixture
def letter(db: None) -> Letter:
    return write()


def write() -> Letter:
    found("The Ferry Bell", society="The Ferry Bell Society", practice=False, at=AT)
    return send(
        "receipt",
        to="jo.harker@example.org",
        key="receipt:1",
        subject="Your gift\nBcc: all@example.org",
        text="Thank you for £10.",
        html="<p>Thank you for £10.</p>",
        attachments=[Attachment("receipt.txt", "text/plain", "£10".encode())],
        at=AT,
    )


def tried(letter: Letter, *, at: dt.datetime = AT) -> Letter:
    hand_over(str(letter.pk), at=at)
    letter.refresh_from_db()
    return letter


def test_with_nothing_set_it_waits_untried(letter: Letter, settings: Settings) -> None:
    settings.EMAIL_BACKEND = NOWHERE
    assert (tried(letter).standing, letter.tries) == (Standing.WAITING, 0)


def test_a_server_that_is_down_leaves_it_waiting_longer_each_time(
    letter: Letter, settings: Settings
) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        for name, value in by_smtp(f"smtp://127.0.0.1:{nobody.getsockname()[1]}").items():
            setattr(settings, name, value)
        waits = [(tried(letter).try_at - AT).total_seconds() / 60 for _ in range(11)]
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]
    assert letter.standing == Standing.WAITING
    assert letter.why.startswith("ConnectionRefusedError: ")


def test_after_three_days_of_tries_it_is_given_up_with_the_reason(
    letter: Letter, caught: Catcher
) -> None:
    caught.answer = "451 The disk is full"
    for _ in range(MOST_TRIES):
        assert tried(letter).standing == Standing.WAITING or letter.tries == MOST_TRIES
    assert letter.standing == Standing.FAILED
    assert letter.why == "Given up after 20 tries: SMTPDataError: 451 The disk is full"


@pytest.mark.parametrize(
    ("answer", "standing"),
    [("450 Try later", Standing.WAITING), ("550 Nobody of that name", Standing.FAILED)],
)
def test_an_address_refused_for_now_waits_and_refused_for_good_fails(
    letter: Letter, caught: Catcher, answer: str, standing: Standing
) -> None:
    caught.at_rcpt = answer
    assert (tried(letter).standing, letter.tries) == (standing, 1)
    assert letter.why == f"SMTPRecipientsRefused: {answer}"
    assert caught.letters == []


def test_a_refused_text_fails(letter: Letter, caught: Catcher) -> None:
    caught.answer = "554 Not here"
    assert (tried(letter).standing, letter.why) == (Standing.FAILED, "SMTPDataError: 554 Not here")


def test_a_lost_answer_leaves_it_doubtful_and_it_is_not_sent_again(
    letter: Letter, caught: Catcher
) -> None:
    caught.hangs_up = True
    assert tried(letter).standing == Standing.DOUBTFUL
    assert tried(letter).standing == Standing.DOUBTFUL
    assert len(caught.letters) == 1


def test_it_arrives_as_text_and_page_with_what_is_enclosed(letter: Letter, caught: Catcher) -> None:
    assert tried(letter).standing == Standing.SENT
    [came] = caught.letters
    assert came["From"] == "The Ferry Bell <no-reply@127.0.0.1>"
    assert (came["To"], came["Bcc"]) == ("jo.harker@example.org", None)
    assert came["Subject"] == "Your gift Bcc: all@example.org"
    assert came["Message-ID"] == f"<{letter.pk}@127.0.0.1>"
    assert came["Auto-Submitted"] == "auto-generated"
    text, page = came.get_body(["plain"]), came.get_body(["html"])
    assert text is not None
    assert page is not None
    assert text.get_content().strip() == "Thank you for £10."
    assert page.get_content().strip() == "<p>Thank you for £10.</p>"
    [enclosed] = came.iter_attachments()
    assert (enclosed.get_filename(), enclosed.get_content()) == ("receipt.txt", "£10")


def test_the_paper_s_own_address_is_whom_it_is_from(
    letter: Letter, caught: Catcher, settings: Settings
) -> None:
    settings.MAIL_FROM = "Fund desk <fund@ferrybell.example>"
    tried(letter)
    assert caught.letters[0]["From"] == "Fund desk <fund@ferrybell.example>"


def test_run_twice_it_is_sent_once(letter: Letter, caught: Catcher) -> None:
    tried(letter)
    assert (tried(letter).standing, letter.tries) == (Standing.SENT, 1)
    assert len(caught.letters) == 1


def test_run_by_eight_at_once_it_is_sent_once(committed_db: Database, caught: Catcher) -> None:
    letter = write()

    def run(_number: int) -> None:
        hand_over(str(letter.pk), at=AT + dt.timedelta(microseconds=_number))
        connections.close_all()

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(run, range(8)))
    letter.refresh_from_db()
    assert (letter.standing, letter.tries) == (Standing.SENT, 1)
    assert len(caught.letters) == 1


def test_a_practice_paper_s_letters_are_files(
    letter: Letter, settings: Settings, tmp_path: Path
) -> None:
    settings.EMAIL_BACKEND, settings.DATA_DIR = TO_FOLDER, tmp_path
    assert tried(letter).standing == Standing.SENT
    [file] = (tmp_path / "mail").glob("*.eml")
    assert b"To: jo.harker@example.org" in file.read_bytes()
