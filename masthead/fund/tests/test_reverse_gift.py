"""A mistyped gift leaves the fund by an entry that reverses its own, once, and stays to be read."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils.html import strip_tags

from masthead.fund.find_gifts import find_gifts
from masthead.fund.models import Gift, GiftReversal
from masthead.fund.receive import Giver, receive
from masthead.fund.refund import RefundTooLarge, refund
from masthead.fund.reverse_gift import (
    GivenBackAlready,
    NotTyped,
    ReversedAlready,
    WhyMissing,
    reverse_gift,
)
from masthead.fund.tests.cast import JULY_2, JUNE_13, june_fund, noon_of, the_ferry_bell
from masthead.fund.thanks import latest
from masthead.fund.totals import totals
from masthead.ledger.accounts import Account
from masthead.ledger.balances import trial_balance
from masthead.ledger.close import close_month
from masthead.mail.models import Letter
from masthead.people import audit, roles
from masthead.people.models import AuditRow
from masthead.people.staff import add_staff
from tests.signed_in import sign_in

pytestmark = pytest.mark.usefixtures("fund")
NOON = noon_of(JUNE_13)


@pytest.fixture
def fund(db: None) -> None:
    the_ferry_bell()
    june_fund()


def typed(
    pence: int = 20_000, *, email: str = "", method: str = "cheque", key: str = "post:1:received"
) -> Gift:
    """Record a gift of £200 as the desk does, where £20 was meant."""
    return receive(
        pence,
        method=method,
        on=JUNE_13,
        giver=Giver("Jo Harker", "Threlby", email),
        thank="full",
        appeal=None,
        key=key,
        by=audit.COMMAND,
        at=NOON,
    )


def reverse(gift: Gift, why: str = "£20 was meant") -> GiftReversal:
    return reverse_gift(gift, why=why, by=audit.COMMAND, at=NOON)


def raised() -> int:
    found = totals(on=JUNE_13)
    assert found is not None
    return found.raised_minor


def test_it_refuses_without_a_word_of_why() -> None:
    with pytest.raises(WhyMissing):
        reverse(typed(), why="  ")
    assert raised() == 20_000


def test_it_refuses_what_a_payment_service_told() -> None:
    with pytest.raises(NotTyped, match="give it back instead"):
        reverse(typed(method="card", key="practice:1:confirmed"))
    assert raised() == 20_000


def test_it_refuses_a_gift_of_which_some_was_given_back() -> None:
    gift = typed()
    refund(gift, 100, key="desk:1:given-back", on=JUNE_13, at=NOON, by=audit.COMMAND)
    with pytest.raises(GivenBackAlready):
        reverse(gift)
    assert raised() == 19_900


def test_it_refuses_a_second_time_and_nothing_can_be_given_back_of_it() -> None:
    gift = typed()
    reverse(gift)
    with pytest.raises(ReversedAlready):
        reverse(gift)
    with pytest.raises(RefundTooLarge):
        refund(gift, 100, key="desk:1:given-back", on=JUNE_13, at=NOON, by=audit.COMMAND)
    assert raised() == 0


def test_the_fund_falls_and_the_entry_names_the_one_that_it_reverses() -> None:
    gift = typed()
    before = raised()
    reversal = reverse(gift)
    assert (before, raised()) == (20_000, 0)
    entry = reversal.refund.entry
    assert entry.reverses == gift.entry
    assert entry.effective_on == JUNE_13
    legs = {leg.account: leg.amount_minor for leg in entry.postings.all()}
    assert legs == {Account.GIFTS: 20_000, Account.CHEQUES_IN_HAND: -20_000}
    assert trial_balance()[(Account.CHEQUES_IN_HAND, "GBP")] == 0
    assert AuditRow.objects.get(verb="fund.reverse_gift").subject_id == str(gift.pk)


def test_nobody_is_thanked_for_it_and_the_list_marks_it() -> None:
    gift = typed()
    assert [line.whom for line in latest(on=JUNE_13, limit=5)] == ["Jo Harker"]
    reverse(gift)
    assert latest(on=JUNE_13, limit=5) == []
    found = find_gifts("harker", currency="GBP", paper_name="The Ferry Bell", limit=5)
    assert [(each.pk, each.is_reversed) for each in found] == [(gift.pk, True)]  # type: ignore[attr-defined]


def test_in_a_closed_month_it_counts_today_and_names_the_day() -> None:
    gift = typed()
    close_month(JUNE_13, by=audit.COMMAND, on=JULY_2, at=noon_of(JULY_2))
    reversal = reverse_gift(gift, why="£20 was meant", by=audit.COMMAND, at=noon_of(JULY_2))
    assert reversal.refund.effective_on == JULY_2
    assert reversal.refund.original_on == JUNE_13
    assert raised() == 20_000


def test_who_had_a_receipt_is_told_that_it_was_a_mistake() -> None:
    gift = typed(email="jo@example.org")
    reverse(gift)
    letter = Letter.objects.get(key=f"reversal:{gift.number}")
    assert "was a mistake" in letter.subject
    assert "a receipt of £200" in letter.text


def test_the_database_keeps_what_was_reversed() -> None:
    gift = typed()
    reverse(gift)
    for change in (lambda: GiftReversal.objects.update(why="x"), GiftReversal.objects.all().delete):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def signed_in(role: str) -> Client:
    client = Client()
    sign_in(client, add_staff("a@example.org", role=roles.find(role), by=audit.COMMAND, at=NOON))
    return client


def words(answer: object) -> str:
    return " ".join(strip_tags(answer.content.decode()).split())  # type: ignore[attr-defined]


@pytest.mark.parametrize("role", ["reporter", "revise-sub", "secretary"])
def test_the_screen_is_closed_to_those_who_may_not_record(role: str) -> None:
    gift = typed()
    address = f"/desk/fund/gifts/{gift.number}/reverse/"
    client = signed_in(role)
    assert client.get(address).status_code == 302
    assert client.post(address, {"why": "x"}).status_code == 302
    assert raised() == 20_000


def test_at_the_desk_a_reason_is_asked_for_and_the_gift_is_marked() -> None:
    gift = typed()
    client = signed_in("fund-organiser")
    page = f"/desk/fund/gifts/{gift.number}/"
    assert "Recorded by mistake: reverse it" in words(client.get(page))
    refused = client.post(f"{page}reverse/", {"why": " "})
    assert refused.status_code == 422
    assert "Say what was wrong with it" in words(refused)
    done = client.post(f"{page}reverse/", {"why": "£20 was meant"}, follow=True)
    assert "is reversed, and the fund no longer counts it" in words(done)
    assert "£20 was meant (by command" not in words(done)
    assert "£20 was meant (a@example.org" in words(done)
    assert "reverse it" not in words(client.get(page))
    assert "reversed: a mistake" in words(client.get("/desk/fund/gifts/"))
    again = client.post(f"{page}reverse/", {"why": "once more"})
    assert again.status_code == 422
