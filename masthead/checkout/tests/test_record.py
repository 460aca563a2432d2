"""A gift by post is in the fund when somebody has it in hand, once, and as its giver wished."""

import datetime as dt

import pytest

from masthead.checkout.record import DayStillToCome, DayTooLongAgo, NoSuchAppeal, record
from masthead.checkout.tests import cast
from masthead.checkout.tests.cast import JUNE_13, NOON
from masthead.checkout.thanking import NotEnoughToThank
from masthead.fund.models import Gift
from masthead.fund.open_appeal import open_appeal
from masthead.fund.receive import GiftTooLarge, MethodUnknown
from masthead.fund.thanks import thanked
from masthead.payments.confirm_by_hand import CameAlready, NoSuchReference
from masthead.payments.give_up import give_up
from masthead.payments.models import Payment, Status, Way
from masthead.payments.reference import ReferenceMistyped, make
from masthead.people import audit
from masthead.people.models import AuditRow

pytestmark = pytest.mark.django_db


def recorded(
    pence: int = 2000,
    *,
    method: str = "cheque",
    on: dt.date = JUNE_13,
    reference: str = "",
    name: str = "",
    town: str = "",
    thank: str = "none",
    appeal_name: str = "",
    key: str = "",
) -> Gift:
    return record(
        pence,
        method=method,
        on=on,
        reference=reference,
        name=name,
        town=town,
        thank=thank,
        appeal_name=appeal_name,
        key=key,
        by=audit.COMMAND,
        at=NOON,
    )


def promised(*, way: Way = Way.CHEQUE, name: str = "Jo Harker", thank: str = "full") -> Payment:
    return cast.set_out(cast.the_ferry_bell(), 2000, way=way, name=name, thank=thank)


def test_it_refuses_a_reference_that_was_mistyped_or_never_given() -> None:
    reference = promised().reference
    wrong = reference[:-1] + ("3" if reference[-1] != "3" else "4")
    with pytest.raises(ReferenceMistyped):
        recorded(reference=wrong)
    with pytest.raises(NoSuchReference):
        recorded(reference=make("The Ferry Bell"))
    assert cast.nothing_is_posted()


def test_it_refuses_a_reference_that_came_already() -> None:
    payment = promised()
    recorded(reference=payment.reference)
    with pytest.raises(CameAlready):
        recorded(reference=payment.reference)
    assert Gift.objects.count() == 1


def test_it_refuses_a_gift_by_card_in_a_letter() -> None:
    payment = cast.set_out(cast.the_ferry_bell(), 2000)
    with pytest.raises(NoSuchReference):
        recorded(reference=payment.reference)


def test_it_refuses_an_appeal_that_is_not_open_that_day_and_names_those_that_are() -> None:
    cast.the_ferry_bell()
    with pytest.raises(NoSuchAppeal, match="The boat fund"):
        recorded(appeal_name="The roof")


@pytest.mark.parametrize(
    ("thank", "name", "town"),
    [
        ("full", "", "Threlby"),
        ("initials", "Jo Harker", ""),
        ("initials", "", "Threlby"),
        ("town", "Jo", ""),
    ],
)
def test_it_refuses_thanks_for_which_it_knows_too_little(thank: str, name: str, town: str) -> None:
    cast.the_ferry_bell()
    with pytest.raises(NotEnoughToThank):
        recorded(thank=thank, name=name, town=town)
    assert cast.nothing_is_posted()


def test_it_refuses_what_the_fund_refuses_and_leaves_the_gift_awaited() -> None:
    payment = promised()
    with pytest.raises(GiftTooLarge):
        recorded(1_000_000_001, reference=payment.reference)
    with pytest.raises(MethodUnknown):
        recorded(method="shells", reference=payment.reference)
    with pytest.raises(DayStillToCome, match="14 June 2026 is still to come"):
        recorded(on=dt.date(2026, 6, 14), reference=payment.reference)
    with pytest.raises(DayTooLongAgo, match="13 June 1926 is more than 10 years ago"):
        recorded(on=dt.date(1926, 6, 13), reference=payment.reference)
    assert cast.nothing_is_posted()
    assert payment in Payment.objects.awaited_by_post()


def test_it_takes_name_and_wish_from_what_was_promised() -> None:
    payment = promised(name="Jo Harker", thank="full")
    gift = recorded(reference=payment.reference.lower().replace("-", " "))
    assert thanked(gift) == "Jo Harker"
    assert gift.payment == payment.pk
    assert payment not in Payment.objects.awaited_by_post()
    assert cast.now_is().raised_minor == 2000


def test_what_is_said_here_stands_over_what_was_promised() -> None:
    payment = promised(name="Jo Harker", thank="full")
    gift = recorded(reference=payment.reference, town="Threlby", thank="town")
    assert thanked(gift) == "a reader in Threlby"


def test_it_counts_what_came_not_what_was_promised() -> None:
    payment = promised()
    assert recorded(2500, reference=payment.reference).amount_minor == 2500
    assert cast.now_is().raised_minor == 2500


def test_one_that_was_given_up_and_comes_after_all_counts() -> None:
    payment = promised()
    give_up(payment, status=Status.CANCELLED, by=audit.COMMAND, at=NOON)
    assert recorded(reference=payment.reference).amount_minor == 2000
    payment.refresh_from_db()
    assert payment.status == "confirmed"


def test_the_same_form_sent_twice_is_one_gift() -> None:
    cast.the_ferry_bell()
    assert recorded(key="a-key") == recorded(key="a-key")
    assert recorded(key="another") != recorded(key="a-key")
    assert Gift.objects.count() == 2


def test_it_counts_to_a_special_appeal_by_its_name() -> None:
    cast.the_ferry_bell()
    open_appeal(
        "The roof",
        target_minor=100_000,
        opens_on=cast.JUNE_1,
        closes_on=JUNE_13,
        special=True,
        by=audit.COMMAND,
        at=NOON,
    )
    assert str(recorded(appeal_name="the ROOF").appeal) == "The roof"
    assert str(recorded(appeal_name="The boat fund").appeal) == "The boat fund"
    assert cast.now_is().raised_minor == 2000


@pytest.mark.parametrize(
    ("method", "account"),
    [
        ("cash", "cash-in-hand"),
        ("cheque", "cheques-in-hand"),
        ("postal-order", "cheques-in-hand"),
        ("bank", "bank"),
    ],
)
def test_the_money_lies_where_it_came(method: str, account: str) -> None:
    cast.the_ferry_bell()
    recorded(method=method)
    assert cast.balance_of(account) == 2000


def test_it_leaves_a_row_for_the_payment_and_one_for_the_gift() -> None:
    payment = promised()
    recorded(reference=payment.reference)
    verbs = list(AuditRow.objects.order_by("-pk").values_list("verb", flat=True)[:2])
    assert verbs == ["fund.receive", "payments.confirm_by_hand"]
