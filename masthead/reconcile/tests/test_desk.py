"""The bank at the desk: who may, files taken in, lines settled with one press, standing orders."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, TestCase
from django.utils.html import strip_tags

from masthead.bank.models import Account, Line, Statement
from masthead.bank.tests.cast import TEN, Sum, as_csv, our_account
from masthead.batches.tests.cast import clerk
from masthead.fund.models import Gift
from masthead.fund.tests.cast import JUNE_30, june_fund, the_ferry_bell
from masthead.fund.tests.conftest import Clock, clock
from masthead.people import audit
from masthead.reconcile.models import How, Settlement, StandingOrder, waiting
from masthead.reconcile.settle_otherwise import settle_as
from masthead.reconcile.tasks import read_and_match
from masthead.reconcile.tests.cast import AT, matched, one_line, order, person, raised
from tests.signed_in import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("paper")]
__all__ = ["clock"]
GIVER = {"name": "Ann Ashby", "town": "Threlby", "thank": "full", "appeal": ""}
ORDER = {
    "name": "Ben Birch",
    "payer_text": "BIRCH B",
    "amount": "12.50",
    "day_of_month": "5",
    "started_on": "2026-06-01",
    "thank": "none",
}


@pytest.fixture
def paper(clock: Clock) -> None:
    clock(JUNE_30)
    the_ferry_bell()
    our_account()
    june_fund()


def signed_in(name: str = "ann", role: str = "fund-organiser") -> Client:
    client = Client()
    sign_in(client, clerk(name, role))
    return client


def words(answer: Any) -> str:
    return " ".join(strip_tags(answer.content.decode()).split())


def upload(data: bytes, *, client: Client | None = None) -> Any:
    told = {"file": SimpleUploadedFile("june.csv", data), "account": Account.objects.get().pk}
    return (client or signed_in()).post("/desk/bank/", told)


@pytest.mark.parametrize("role", ["reporter", "revise-sub", "secretary"])
def test_it_refuses_those_without_the_right(role: str) -> None:
    line, client = one_line(), signed_in("rob", role)
    screens = ("bank/", "bank/waiting/", f"bank/lines/{line.pk}/", "standing-orders/")
    for screen in (*screens, f"bank/statements/{line.statement_id}/", "standing-orders/add/"):
        assert client.get(f"/desk/{screen}").status_code == 302
    assert client.post(f"/desk/bank/lines/{line.pk}/settle/", {"how": "share"}).status_code == 302
    assert waiting().count() == 1


def test_a_file_that_is_missing_or_empty_is_asked_for_again() -> None:
    answer = signed_in().post("/desk/bank/", {})
    assert answer.status_code == 422
    assert "Choose the file that the bank gave you" in words(answer)
    assert upload(b"").status_code == 422
    assert not Statement.objects.exists()


def test_a_file_is_read_in_the_background_and_shows_how_far_it_is() -> None:
    client = signed_in()
    with TestCase.captureOnCommitCallbacks() as jobs:
        answer = upload(as_csv(TEN), client=client)
    assert len(jobs) == 1
    page = client.get(answer["Location"])
    assert b'http-equiv="refresh"' in page.content
    assert "The file is being read" in words(page)
    read_and_match.call(Statement.objects.get().pk)
    page = client.get(answer["Location"])
    assert b'http-equiv="refresh"' not in page.content
    assert "£110" in words(page)
    again = client.get(upload(as_csv(TEN), client=client)["Location"])
    assert "This file was read before" in words(again)
    assert Line.objects.count() == 1


def test_a_statement_put_aside_says_why() -> None:
    upload(b"Date,Amount\n30/02/2026,5.00\n")
    read_and_match.call(Statement.objects.get().pk)
    page = signed_in().get(f"/desk/bank/statements/{Statement.objects.get().pk}/")
    assert "Line 2: “30/02/2026” is no day" in words(page)


def test_columns_that_the_file_does_not_name_are_asked_for_and_remembered() -> None:
    client = signed_in()
    answer = upload(b"13.06.2026;10,00;ANN\n14.06.2026;5,00;BEN\n", client=client)
    address = answer["Location"]
    assert address.endswith("/columns/")
    assert "13.06.2026" in words(client.get(address))
    asked = {"date": "0", "skip": "0", "order": "dmy", "mark": ","}
    refused = client.post(address, asked)
    assert refused.status_code == 422
    assert "Say which column holds the amount" in words(refused)
    chosen = {**asked, "amount": "1", "payer": "2"}
    assert "£10" in words(client.post(address, {**chosen, "look": "1"}))
    assert client.post(address, chosen).status_code == 302
    read_and_match.call(Statement.objects.get().pk)
    assert [line.amount_minor for line in Line.objects.order_by("pk")] == [1_000, 500]
    again = upload(b"15.06.2026;7,00;CY\n", client=client)["Location"]
    assert again == f"/desk/bank/statements/{Statement.objects.latest('pk').pk}/"


def test_one_press_settles_a_line_and_goes_on_to_the_next() -> None:
    order(pence=900)
    matched(Sum(1_000, "ASHBY A BELL"), TEN)
    client = signed_in()
    page = client.get("/desk/bank/waiting/").content.decode()
    offered = re.search(r'name="offered" value="([^"]+)"[^>]* autofocus', page)
    assert offered
    line = waiting()[0]
    answer = client.post(f"/desk/bank/lines/{line.pk}/settle/", {"offered": offered[1]})
    assert answer["Location"] == "/desk/bank/waiting/"
    assert (waiting().count(), raised()) == (1, 1_000)


def test_the_second_of_two_is_told_that_a_line_is_settled() -> None:
    line, client = one_line(), signed_in()
    settle_as(line, How.SHARE, by=audit.at_desk(clerk("ben")), at=AT)
    answer = client.post(f"/desk/bank/lines/{line.pk}/settle/", {"how": "not-ours"}, follow=True)
    assert "The line is settled already, by ben@example.org: share application" in words(answer)
    stale = client.post(f"/desk/bank/lines/{line.pk}/settle/", {"offered": "gift:9"}, follow=True)
    assert "That is no longer so" in words(stale)
    assert Settlement.objects.count() == 1


def test_a_line_is_a_gift_of_somebody_new_or_known() -> None:
    known = person("Cleo Carter")
    matched(TEN, Sum(500, "CARTER"))
    first, second = waiting()
    client = signed_in()
    nobody = client.post(f"/desk/bank/lines/{first.pk}/", {**GIVER, "name": "", "town": ""})
    assert nobody.status_code == 422
    assert client.post(f"/desk/bank/lines/{first.pk}/", GIVER).status_code == 302
    found = client.post(f"/desk/bank/lines/{second.pk}/", {**GIVER, "name": "cleo", "find": "1"})
    assert "Cleo Carter, Threlby" in words(found)
    chosen = {**GIVER, "name": "cleo", "chosen": str(known.pk), "always": "on"}
    assert client.post(f"/desk/bank/lines/{second.pk}/", chosen).status_code == 302
    gifts = Gift.objects.order_by("number")
    assert [gift.giver and gift.giver.name for gift in gifts] == ["Ann Ashby", "Cleo Carter"]


def test_a_settled_line_is_undone_with_the_reason() -> None:
    line, client = one_line(), signed_in()
    client.post(f"/desk/bank/lines/{line.pk}/", GIVER)
    made = Settlement.objects.get()
    undo = f"/desk/bank/settlements/{made.pk}/undo/"
    assert "Say what was wrong" in words(client.post(undo, {"why": " "}, follow=True))
    assert "the line waits again" in words(client.post(undo, {"why": "Her sister"}, follow=True))
    assert (waiting().count(), raised()) == (1, 0)


def test_standing_orders_are_added_expected_and_ended() -> None:
    client = signed_in()
    refused = client.post("/desk/standing-orders/add/", {**ORDER, "amount": "x", "payer_text": "B"})
    assert refused.status_code == 422
    assert "“x” is not an amount" in words(refused)
    assert client.post("/desk/standing-orders/add/", ORDER).status_code == 302
    page = words(client.get("/desk/standing-orders/?month=2026-06"))
    assert "Ben Birch" in page
    assert "missing" in page
    client.post(f"/desk/standing-orders/{StandingOrder.objects.get().pk}/end/")
    assert StandingOrder.objects.get().ended_on == JUNE_30
    assert "Nothing is expected" in words(client.get("/desk/standing-orders/?month=2026-07"))
    for far in ("0001-01", "9999-12", "2026-13", "June"):
        assert "Birch" in words(client.get(f"/desk/standing-orders/?month={far}"))


def test_an_account_of_a_name_that_is_there_is_refused() -> None:
    answer = signed_in().post("/desk/bank/accounts/add/", {"label": "current account"})
    assert answer.status_code == 422
    assert "An account of this name is there already" in words(answer)
    assert signed_in().post("/desk/bank/accounts/add/", {"label": "Savings"}).status_code == 302
