"""What is done to a member's shares at the desk: looked at first, then entered, nothing lost."""

import datetime as dt

import pytest

from masthead.fund.tests.conftest import Clock, clock
from masthead.ledger.accounts import Account
from masthead.people import audit
from masthead.people.models import AuditRow, User
from masthead.register.models import Member, ShareTransaction, What
from masthead.register.standing import is_member
from masthead.shares.models import Suspension, WithdrawalNotice
from masthead.shares.tests.holders import (
    MINUTE,
    NOW,
    TODAY,
    a_class,
    balance,
    held,
    holder,
    key,
    the_ferry_bell,
)
from masthead.shares.tests.secretary import address, signed_in, typed, words
from masthead.shares.withdraw.give_notice import give_notice
from tests.signed_in import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock", "paper")]
__all__ = ["clock"]


@pytest.fixture
def paper() -> None:
    the_ferry_bell()


SCREENS = ("transfer", "convert", "forfeit", "withdraw", "nominate", "death")


@pytest.mark.parametrize("role", ["reporter", "revise-sub", "fund-organiser", "treasurer"])
def test_it_refuses_those_without_the_right(role: str) -> None:
    rose, client = holder(), signed_in(role)
    screens = [address(rose, name) for name in (*SCREENS, "transactions/1/correct")]
    for screen in [*screens, "/desk/society/withdrawals/", "/desk/society/nominations/"]:
        assert client.get(screen).status_code == 302
        assert client.post(screen, typed(to="1", sure="yes")).status_code in {302, 405}
    assert ShareTransaction.objects.count() == 1


def test_every_screen_shows_whose_shares_they_are_and_leaves_a_look_behind() -> None:
    rose, client = holder(), signed_in()
    for name in SCREENS[:-1]:
        assert "Rose Amble" in words(client.get(address(rose, name)))
    assert AuditRow.objects.filter(verb="register.look").count() == len(SCREENS) - 1


def test_a_transfer_is_looked_at_before_it_is_entered() -> None:
    rose, jo, client = holder(), holder("Jo Harker"), signed_in()
    said = typed(to="jo har")
    looked = client.post(address(rose, "transfer"), said)
    assert looked.status_code == 200
    assert "4 × Ordinary (£40), 4 May 2026: from member 1 to member 2, Jo Harker." in words(looked)
    assert held(jo) == 10
    again = client.post(address(rose, "transfer"), said | {"change": "yes"})
    assert 'value="jo har"' in again.content.decode()
    done = client.post(address(rose, "transfer"), said | {"sure": "yes"})
    assert done.status_code == 302
    assert (held(rose), held(jo)) == (6, 14)
    client.post(address(rose, "transfer"), said | {"sure": "yes"})
    assert (held(rose), held(jo)) == (6, 14)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"to": "1"}, "aren’t transferred to the member who holds them"),
        ({"to": "99"}, "No member has the number 99"),
        ({"to": "nobody"}, "No member is called “nobody”"),
        ({"to": ""}, "Say to whom the shares go"),
        ({"name": "Pat Mullen"}, "Either a member or somebody new"),
        ({"to": "", "name": "Pat Mullen"}, "The register needs their postal address"),
        ({"quantity": "11"}, "would be below nothing on 4 May 2026"),
        ({"quantity": "0"}, "One share at least"),
        ({"quantity": "a few"}, "Type the number of shares in digits"),
        ({"on": "2026-06-14"}, "14 June 2026 is still to come"),
        ({"on": "30 February"}, "Type the day as year-month-day"),
        ({"on": "2018-01-01"}, "was entered on 1 March 2019"),
        ({"authority": " "}, "Name the minute or the letter"),
    ],
)
def test_a_transfer_mistyped_stays_in_the_form(change: dict[str, str], sentence: str) -> None:
    rose, jo = holder(), holder("Jo Harker")
    answer = signed_in().post(address(rose, "transfer"), typed(to="2", postcode="TH9 9ZZ") | change)
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert "Nothing has changed yet" in words(answer)
    assert 'value="TH9 9ZZ"' in answer.content.decode()
    assert (held(rose), held(jo)) == (10, 10)


def test_two_of_one_name_are_told_apart_by_their_numbers() -> None:
    rose, client = holder(), signed_in()
    holder("Jo Harker")
    holder("Jo Harker")
    answer = client.post(address(rose, "transfer"), typed(to="Jo Harker"))
    assert "Several may be meant: 2 Jo Harker, 3 Jo Harker. Type the number" in words(answer)


def test_somebody_new_is_entered_by_the_transfer_of_the_last_share() -> None:
    rose, client = holder(), signed_in()
    said = typed(quantity="10", name="Pat Mullen", address="9 Quay Street", sure="yes")
    client.post(address(rose, "transfer"), said)
    assert held(Member.objects.get(number=2)) == 10
    assert not is_member(rose, on=TODAY)


def test_a_withdrawal_before_its_notice_ends_is_refused_saying_from_which_day(
    clock: Clock,
) -> None:
    rose, client = holder(), signed_in()
    client.post(address(rose, "withdraw"), typed(sure="yes"))
    notice = WithdrawalNotice.objects.get()
    pay = f"/desk/society/withdrawals/{notice.pk}/pay/"
    said = {"on": "2026-06-13", "paid_from": "refunds-payable", "authority": MINUTE}
    early = client.post(pay, said)
    assert early.status_code == 422
    assert "it can be paid from 2 August 2026" in words(early)
    assert "2 August 2026: 50 days left" in words(client.get("/desk/society/withdrawals/"))
    clock(dt.date(2026, 8, 2))
    sign_in(client, User.objects.get())
    assert "2 August 2026: run out" in words(client.get("/desk/society/withdrawals/"))
    client.post(pay, said | {"on": "2026-08-02", "sure": "yes"})
    assert held(rose, on=dt.date(2026, 8, 2)) == 6
    assert balance(Account.REFUNDS_PAYABLE) == -4_000
    assert "No notice waits" in words(client.get("/desk/society/withdrawals/"))


def test_the_board_suspends_withdrawals_and_lifts_the_suspension() -> None:
    client, of = signed_in(), a_class()
    said = {"share_class": str(of.pk), "on": "2026-06-01", "authority": MINUTE}
    client.post("/desk/society/withdrawals/suspend/", said)
    twice = client.post("/desk/society/withdrawals/suspend/", said)
    assert twice.status_code == 422
    page = words(client.get("/desk/society/withdrawals/"))
    assert f"“Ordinary” from 1 June 2026 on ({MINUTE})" in page
    lift = f"/desk/society/withdrawals/suspended/{Suspension.objects.get().pk}/"
    client.post(lift, {"on": "2026-06-10", "authority": MINUTE})
    assert "Nothing is suspended" in words(client.get("/desk/society/withdrawals/"))


def test_a_notice_is_taken_back() -> None:
    rose, client = holder(), signed_in()
    notice = give_notice(
        rose,
        share_class=a_class(),
        quantity=4,
        on=TODAY,
        authority="Letter",
        key=key(),
        by=audit.COMMAND,
        at=NOW,
    )
    said = {"on": "2026-06-13", "authority": "Letter of 12 June", "sure": "yes"}
    client.post(f"/desk/society/withdrawals/{notice.pk}/take-back/", said)
    assert not WithdrawalNotice.objects.waiting().exists()


def test_shares_are_converted_and_forfeited() -> None:
    rose, client = holder(), signed_in()
    fixed = a_class("Fixed", pence=2_000, withdrawable=False)
    client.post(address(rose, "convert"), typed(into=str(fixed.pk), sure="yes"))
    assert held(rose, fixed) == 2
    odd = client.post(address(rose, "convert"), typed(into=str(fixed.pk), quantity="3"))
    assert "makes no whole number of “Fixed”" in words(odd)
    client.post(address(rose, "forfeit"), typed(sure="yes"))
    assert held(rose) == 2


def test_a_transaction_is_corrected_by_two_rows_more() -> None:
    rose, client = holder(quantity=100), signed_in()
    screen = address(rose, "transactions/1/correct")
    said = {"how": "anew", "quantity": "10", "on": "2019-03-01", "why": "Ten were applied for"}
    assert "Say what was wrong with it" in words(client.post(screen, said | {"why": ""}))
    looked = words(client.post(screen, said))
    assert "Number 1, Allotment of 100 × Ordinary (£1,000), 1 March 2019, is reversed." in (looked)
    assert held(rose) == 100
    client.post(screen, said | {"sure": "yes"})
    assert held(rose) == 10
    assert ShareTransaction.objects.count() == 3
    assert "is reversed already" in words(client.post(screen, said))
    assert client.get(address(rose, "transactions/9/correct")).status_code == 404


def test_a_transaction_that_should_not_have_been_is_taken_back_alone() -> None:
    rose, client = holder(), signed_in()
    said = {"how": "never", "why": "Keyed twice", "sure": "yes"}
    client.post(address(rose, "transactions/1/correct"), said)
    assert held(rose) == 0
    assert ShareTransaction.objects.filter(what=What.REVERSAL).count() == 1
