"""The secretary's screens: who may see them, what is lacking, what is decided, what is refused."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from masthead.ledger.accounts import Account
from masthead.people import roles
from masthead.people.models import AuditRow
from masthead.shares.decisions.reject import reject
from masthead.shares.models import Application, Certificate, ShareRefund, State
from masthead.shares.tests import deciding
from masthead.shares.tests.deciding import (
    BY,
    JUNE_13,
    MINUTE,
    allotted,
    an_offer,
    applied,
    holds,
    member,
    paid,
    signed_in,
)

LIST = "/desk/society/applications/"


@pytest.fixture(autouse=True)
def paper(db: None) -> None:
    deciding.the_ferry_bell()
    roles.sync()


@pytest.fixture
def secretary() -> Client:
    return signed_in("Society secretary")


def screen_of(application: Application) -> str:
    return reverse("share_application_desk", args=[application.pk])


def test_nobody_else_sees_who_applied() -> None:
    application, organiser = allotted(), signed_in("Fund organiser")
    for address in (
        LIST,
        screen_of(application),
        screen_of(application) + "notice.pdf",
        "/desk/society/certificates/",
        "/desk/society/certificates/1/",
        "/desk/society/certificates/1.pdf",
        "/desk/society/refunds/",
        "/desk/society/words/",
    ):
        assert organiser.get(address).status_code in {302, 403}, address
        assert Client().get(address).status_code == 302, address


def test_the_list_says_what_each_lacks(secretary: Client) -> None:
    known = member(100)
    paid()
    paid(1_001, name="Bea Birch", email="bea@example.org", postcode="B")
    page = secretary.get(LIST).content.decode()
    assert f"It may be member {known.number}" in page
    assert "Proof of identity is needed above £10,000" in page
    applied(name="Cal Cole", email="cal@example.org", postcode="C")
    assert "£100 of £100 has not come yet" in secretary.get(f"{LIST}?show=wait").content.decode()


def test_a_list_asks_as_many_questions_for_twelve_as_for_two(secretary: Client) -> None:
    def questions(readers: range) -> int:
        for number in readers:
            paid(name=f"Reader {number}", email=f"{number}@example.org", postcode=str(number))
        with CaptureQueriesContext(connection) as asked:
            secretary.get(LIST)
        return len(asked)

    questions(range(1))
    assert questions(range(1, 2)) == questions(range(2, 12))


def test_a_meetings_list_is_approved_and_allotted(secretary: Client) -> None:
    every = [paid(), paid(name="Bea Birch", email="bea@example.org", postcode="B")]
    address = f"{LIST}?show=decide"
    nothing = secretary.post(address, {"minute": MINUTE})
    assert (nothing.status_code, "Tick the applications first" in nothing.content.decode()) == (
        422,
        True,
    )
    no_minute = secretary.post(address, {"one": [str(every[0].pk)], "minute": ""})
    assert no_minute.status_code == 422
    assert "Name the minute of the board" in no_minute.content.decode()
    assert " checked" in no_minute.content.decode()
    secretary.post(address, {"all": "1", "minute": MINUTE})
    assert set(Application.objects.values_list("state", flat=True)) == {State.APPROVED}
    day = {"on": timezone.now().date(), "authority": ""}
    page = secretary.post(f"{LIST}?show=allot", {"all": "1", **day}, follow=True)
    assert "2 applications allotted." in page.content.decode()
    assert holds(Account.SHARE_CAPITAL) == 20_000


def test_each_look_at_somebody_is_written_down(secretary: Client) -> None:
    application = paid()
    page = secretary.get(screen_of(application)).content.decode()
    assert "1 Quay Street, Threlby" in page
    row = AuditRow.objects.get(verb="shares.look")
    assert row.subject_id == str(application.pk)
    assert row.by


def test_a_draft_is_nobodys_business(secretary: Client) -> None:
    draft = applied(state=State.DRAFT, submitted_at=None)
    assert secretary.get(screen_of(draft)).status_code == 404


def test_what_is_refused_keeps_what_was_typed(secretary: Client) -> None:
    known, application = member(100), paid()
    answer = secretary.post(screen_of(application), {"do": "approve", "minute": MINUTE})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f"It may be member {known.number}" in page
    assert f'value="{MINUTE}"' in page


def test_who_it_is_is_said_with_one_press(secretary: Client) -> None:
    known, application = member(100), paid()
    address = reverse("recognise_applicant", args=[application.pk])
    wrong = secretary.post(address, {"member": "77"}, follow=True)
    assert "There is no member 77" in wrong.content.decode()
    secretary.post(address, {"member": str(known.number)})
    application.refresh_from_db()
    assert application.member == known
    secretary.post(screen_of(application), {"do": "approve", "minute": MINUTE})
    application.refresh_from_db()
    assert application.state == State.APPROVED


@pytest.mark.parametrize(
    ("do", "typed", "state"),
    [
        ("reject", {"why": "The board decided so"}, State.REJECTED),
        ("withdraw", {"why": "Letter of 3 June"}, State.WITHDRAWN),
        ("hold", {"why": "A copy of a passport"}, State.HELD),
        ("identity", {"seen": "passport, in person"}, State.PAID),
        ("scale", {"quantity": "4", "why": "Oversubscribed"}, State.PAID),
    ],
)
def test_each_decision_is_made_on_its_page(
    secretary: Client, do: str, typed: dict[str, str], state: State
) -> None:
    application = paid()
    empty = secretary.post(screen_of(application), {"do": do})
    assert empty.status_code == 422
    assert secretary.post(screen_of(application), {"do": do, **typed}).status_code == 302
    application.refresh_from_db()
    assert application.state == state


def test_what_can_no_longer_be_done_is_said(secretary: Client) -> None:
    application = allotted()
    page = secretary.post(
        screen_of(application), {"do": "reject", "why": "Too late"}, follow=True
    ).content.decode()
    assert "That can’t be done to it now" in page
    application.refresh_from_db()
    assert application.state == State.ALLOTTED


def test_what_is_to_go_back_is_paid_on_a_day(secretary: Client) -> None:
    application = reject(paid(), why="The board decided so", **BY)
    refund = ShareRefund.objects.get()
    assert "£100" in secretary.get("/desk/society/refunds/").content.decode()
    address = reverse("pay_share_refund", args=[refund.pk])
    late = secretary.post(address, {"on": "2999-01-01"})
    assert (late.status_code, "is still to come" in late.content.decode()) == (422, True)
    secretary.post(address, {"on": str(JUNE_13)})
    assert holds(Account.REFUNDS_PAYABLE) == 0
    assert "gone on 13 Jun 2026" in secretary.get(screen_of(application)).content.decode()


def test_an_offer_that_failed_is_ended_from_the_list(secretary: Client) -> None:
    offer = an_offer(least_raised_minor=50_000)
    paid(offer=offer)
    assert "closed on 30 June 2026 without raising" in secretary.get(LIST).content.decode()
    secretary.post(reverse("refund_share_offer", args=[offer.pk]))
    assert ShareRefund.objects.get().amount_minor == 10_000
    assert "without raising" not in secretary.get(LIST).content.decode()


def test_a_certificate_is_found_printed_again_and_cancelled(secretary: Client) -> None:
    allotted()
    for sought in ("ashby", "1"):
        found = secretary.get("/desk/society/certificates/", {"q": sought}).content.decode()
        assert "Ann Ashby" in found
    address = "/desk/society/certificates/1/"
    assert secretary.post(address, {"do": "duplicate", "why": ""}).status_code == 422
    secretary.post(address, {"do": "duplicate", "why": "Lost in the post"})
    assert "Lost in the post" in secretary.get(address).content.decode()
    secretary.post(address, {"do": "cancel", "why": "Handed back"})
    assert "Handed back" in secretary.get(address).content.decode()
    assert not Certificate.objects.standing().exists()
