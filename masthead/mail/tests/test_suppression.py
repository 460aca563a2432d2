"""A suppressed address is not written to; what must go out goes on in spite of a complaint."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection, connections, transaction
from django_tasks_db.models import DBTaskResult

from masthead.mail.consent import has_consent, say
from masthead.mail.hand_over import hand_over
from masthead.mail.models import Consent, Letter, Purpose, Reason, Standing, Suppression
from masthead.mail.send import send
from masthead.mail.suppression.lift import NoReasonGiven, NotSuppressed, lift
from masthead.mail.suppression.suppress import suppress
from masthead.mail.try_again import try_again
from masthead.paper.found import found
from masthead.people import audit
from masthead.people.models import AuditRow
from tests.database import Database
from tests.servers.mail import Catcher

AT = dt.datetime(2026, 6, 13, 9, 30, tzinfo=dt.UTC)
LATER = AT + dt.timedelta(days=1)
JO = "jo.harker@example.org"


@pytest.fixture
def paper(db: None) -> None:
    found("The Ferry Bell", society="The Ferry Bell Society", practice=False, at=AT)


def suppressed(
    reason: Reason = Reason.BOUNCED, *, email: str = JO, happened_at: dt.datetime = AT
) -> Suppression:
    return suppress(
        email,
        reason=reason,
        said="550 5.1.1 Nobody here",
        source="postmark",
        happened_at=happened_at,
        by=audit.GATEWAY,
        at=happened_at,
    )


def wants(purpose: str = Purpose.NEWSLETTER) -> None:
    say(JO, purpose=purpose, given=True, wording="Yes", source="t", by=audit.READER, at=AT)


def written(purpose: str = "", *, key: str = "k:1") -> Letter:
    return send("k", to=JO, key=key, subject="s", text="Words", purpose=purpose, at=AT)


def tried(letter: Letter) -> Letter:
    hand_over(str(letter.pk), at=AT)
    letter.refresh_from_db()
    return letter


@pytest.mark.usefixtures("paper")
@pytest.mark.parametrize("reason", [Reason.BOUNCED, Reason.ASKED])
@pytest.mark.parametrize("purpose", ["", Purpose.NEWSLETTER])
def test_no_letter_is_sent_where_letters_come_back(
    reason: Reason, purpose: str, caught: Catcher
) -> None:
    suppressed(reason, email="Jo.Harker@Example.Org")
    wants()
    letter = written(purpose)
    assert (letter.standing, letter.sent_at) == (Standing.SUPPRESSED, None)
    assert letter.why == f"This address is suppressed: {reason.label}"
    assert not DBTaskResult.objects.exists()
    assert tried(letter).standing == Standing.SUPPRESSED
    assert caught.letters == []


@pytest.mark.usefixtures("paper")
def test_a_complaint_ends_what_was_wanted_and_not_what_must_go_out(caught: Catcher) -> None:
    wants()
    wants(Purpose.EVENTS)
    suppressed(Reason.COMPLAINED)
    assert not has_consent(JO, Purpose.NEWSLETTER)
    assert not has_consent(JO, Purpose.EVENTS)
    latest = Consent.objects.of(JO).about(Purpose.EVENTS).first()
    assert latest is not None
    assert (latest.source, latest.wording) == ("complained", "Reported as spam")
    assert written(Purpose.NEWSLETTER).standing == Standing.SUPPRESSED
    assert tried(written(key="receipt:1")).standing == Standing.SENT
    assert len(caught.letters) == 1


@pytest.mark.usefixtures("paper")
def test_a_yes_after_a_complaint_lets_no_letter_through_until_it_is_lifted() -> None:
    row = suppressed(Reason.COMPLAINED)
    wants()
    assert written(Purpose.NEWSLETTER).standing == Standing.SUPPRESSED
    lift(row, why="She pressed the wrong button, she says", by=audit.COMMAND, at=LATER)
    assert written(Purpose.NEWSLETTER, key="k:2").standing == Standing.WAITING


@pytest.mark.usefixtures("paper")
def test_mail_of_a_purpose_goes_only_where_it_is_wanted(caught: Catcher) -> None:
    letter = written(Purpose.NEWSLETTER)
    assert letter.standing == Standing.SUPPRESSED
    assert letter.why == "No mail of this purpose is wanted at this address"


@pytest.mark.usefixtures("paper")
def test_a_letter_that_waits_is_stopped_by_what_was_said_since(caught: Catcher) -> None:
    wants()
    unwanted, unreachable = written(Purpose.NEWSLETTER), written(key="receipt:1")
    say(
        JO,
        purpose=Purpose.NEWSLETTER,
        given=False,
        wording="Stop",
        source="t",
        by=audit.READER,
        at=LATER,
    )
    assert tried(unwanted).standing == Standing.SUPPRESSED
    suppressed()
    assert tried(unreachable).standing == Standing.SUPPRESSED
    assert caught.letters == []


@pytest.mark.usefixtures("paper")
@pytest.mark.parametrize(
    "answer",
    ["550 Nobody of that name", "550 5.1.1 No such user", "553 No mailbox", "550 5.2.1 Disabled"],
)
def test_a_server_that_knows_no_such_mailbox_suppresses_the_address(
    answer: str, caught: Catcher
) -> None:
    caught.at_rcpt = answer
    assert tried(written()).standing == Standing.FAILED
    row = Suppression.objects.get()
    assert (row.email, row.reason, row.source) == (JO, Reason.BOUNCED, "smtp")
    assert row.said == f"SMTPRecipientsRefused: {answer}"
    assert written(key="k:2").standing == Standing.SUPPRESSED


@pytest.mark.usefixtures("paper")
@pytest.mark.parametrize(
    "answer",
    [
        "450 4.1.1 Come again",
        "550 Relaying denied",
        "554 5.7.1 Relay access denied",
        "550 5.7.26 Unauthenticated mail is not accepted",
        "552 5.2.2 Mailbox full",
        "550 5.1.1 Sender address rejected",
        "550 Blocked by our policy",
    ],
)
def test_a_server_that_refuses_us_or_comes_round_later_suppresses_nobody(
    answer: str, caught: Catcher
) -> None:
    caught.at_rcpt = answer
    tried(written())
    assert not Suppression.objects.exists()


@pytest.mark.usefixtures("paper")
def test_a_server_that_refuses_the_words_suppresses_nobody(caught: Catcher) -> None:
    caught.answer = "554 5.6.0 Not like this"
    tried(written())
    assert not Suppression.objects.exists()
    caught.answer = "550 5.1.1 No such user, now that we look"
    tried(written(key="k:2"))
    assert Suppression.objects.exists()


@pytest.mark.django_db
def test_the_same_reported_twice_is_one_suppression_and_another_reason_another() -> None:
    assert suppressed() == suppressed()
    assert suppressed(Reason.COMPLAINED) != suppressed()
    assert Suppression.objects.count() == 2
    details = AuditRow.objects.filter(verb="mail.suppress").values_list("details", flat=True)
    assert list(details.order_by("pk")) == [
        {"reason": "bounced", "source": "postmark"},
        {"reason": "complained", "source": "postmark"},
    ]


def test_reported_by_eight_at_once_it_is_one_suppression(committed_db: Database) -> None:
    def run(_number: int) -> int:
        try:
            return suppressed().pk
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as threads:
        assert len(set(threads.map(run, range(8)))) == 1
    assert AuditRow.objects.filter(verb="mail.suppress").count() == 1


@pytest.mark.django_db
def test_lifting_it_takes_a_reason_and_happens_once() -> None:
    row = suppressed()
    with pytest.raises(NoReasonGiven):
        lift(row, why="  ", by=audit.COMMAND, at=LATER)
    assert written().standing == Standing.SUPPRESSED
    lift(row, why="The mailbox was full, and is read again", by=audit.COMMAND, at=LATER)
    with pytest.raises(NotSuppressed):
        lift(row, why="Once more", by=audit.COMMAND, at=LATER)
    row.refresh_from_db()
    assert (row.lifted_at, row.why_lifted) == (LATER, "The mailbox was full, and is read again")
    assert written(key="k:2").standing == Standing.WAITING


@pytest.mark.usefixtures("paper")
def test_a_suppressed_letter_is_sent_when_it_was_lifted_and_somebody_says_so(
    caught: Catcher,
) -> None:
    row, letter = suppressed(), written()
    try_again(letter, by=audit.COMMAND, at=AT)
    assert tried(letter).standing == Standing.SUPPRESSED
    lift(row, why="It was our server’s mistake", by=audit.COMMAND, at=LATER)
    try_again(letter, by=audit.COMMAND, at=AT)
    assert tried(letter).standing == Standing.SENT
    assert len(caught.letters) == 1


@pytest.mark.django_db
def test_what_was_reported_before_it_was_lifted_stays_lifted() -> None:
    lift(suppressed(), why="Works again", by=audit.COMMAND, at=LATER)
    assert suppressed().lifted_at == LATER
    anew = suppressed(happened_at=LATER + dt.timedelta(hours=1))
    assert anew.lifted_at is None


@pytest.mark.django_db
def test_it_is_never_deleted() -> None:
    suppressed()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM mail_suppression")


@pytest.mark.django_db
def test_an_address_whose_owner_was_erased_is_still_not_written_to() -> None:
    suppressed()
    Suppression.objects.update(email="", said="")
    assert written().standing == Standing.SUPPRESSED
