"""The desk’s screens of the till: for those who may, with nothing typed lost."""

import datetime as dt
import html

import pytest
from django.test import Client
from django.utils import timezone

from masthead.checkout.tests import cast
from masthead.fund.models import Gift
from masthead.ledger.close import close_month
from masthead.lib import days
from masthead.paper.models import Paper
from masthead.payments.models import Payment, Way
from masthead.payments.reference import make
from masthead.people import audit, roles
from masthead.people.models import AuditRow
from masthead.people.staff import add_staff
from tests.signed_in import sign_in

pytestmark = pytest.mark.django_db
RECORD, AWAITED = "/desk/gifts/record/", "/desk/gifts/awaited/"


@pytest.fixture
def paper() -> Paper:
    return cast.the_ferry_bell(at=timezone.now())


def signed_in(role: str = "fund-organiser") -> Client:
    someone = add_staff(
        f"{role}@example.org", role=roles.find(role), by=audit.COMMAND, at=timezone.now()
    )
    client = Client()
    sign_in(client, someone)
    return client


def today(paper: Paper) -> str:
    return paper.today(timezone.now()).isoformat()


def typed(paper: Paper, **changed: str) -> dict[str, str]:
    whole = {"key": "k1", "amount": "20", "method": "cash", "on": today(paper), "thank": "none"}
    return whole | changed


def test_it_is_closed_to_those_who_may_not_record(paper: Paper) -> None:
    payment = cast.set_out(paper, way=Way.CHEQUE)
    reporter = signed_in("reporter")
    for client in (reporter, Client()):
        assert client.get(RECORD).status_code in (302, 403)
        assert client.post(RECORD, typed(paper)).status_code in (302, 403)
        assert client.get(AWAITED).status_code in (302, 403)
        assert client.post(f"{AWAITED}{payment.pk}/not-coming/").status_code in (302, 403)
    payment.refresh_from_db()
    assert payment.is_open
    assert cast.nothing_is_posted()
    assert "Record a gift" not in reporter.get("/desk/").content.decode()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"amount": "ten"}, "“ten” is not an amount: type it as 20 or 12.50"),
        ({"amount": ""}, "Type the amount, such as 20 or 12.50"),
        ({"amount": "10,000,000.01"}, "A gift by post is £10,000,000 at most"),
        ({"on": "2199-01-01"}, "That day is still to come"),
        ({"on": "yesterday"}, "Type the day it was received as year-month-day"),
        ({"reference": "FB-XXXXX-X"}, "is not a reference: look at it once more"),
        ({"reference": make("The Ferry Bell")}, "No gift by post has the reference"),
        ({"thank": "town"}, "Type the giver’s town"),
    ],
)
def test_it_refuses_in_one_sentence_and_keeps_what_was_typed(
    paper: Paper, changed: dict[str, str], sentence: str
) -> None:
    answer = signed_in().post(RECORD, typed(paper, name="Jo Harker", **changed))
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 422
    assert sentence in page
    assert 'value="Jo Harker"' in page
    assert page.count("autofocus") == 1
    assert cast.nothing_is_posted()


def test_it_says_number_and_fund_and_offers_the_next(paper: Paper) -> None:
    client = signed_in()
    answer = client.post(RECORD, typed(paper, name="Jo", thank="full"), follow=True)
    page = html.unescape(answer.content.decode())
    number = Gift.objects.get().number
    assert f"Gift number {number} recorded: £20. The boat fund stands at £20 of £18,000." in page
    assert f'value="{today(paper)}"' in page
    assert '<option value="cash" selected>' in page
    assert 'value="Jo"' not in page
    assert AuditRow.objects.get(verb="fund.receive").through == "desk"


def last_month_closed(paper: Paper) -> dt.date:
    """Close last month, and return a day of it."""
    on = paper.today(timezone.now())
    day = on.replace(day=1) - dt.timedelta(days=1)
    close_month(day, by=audit.COMMAND, on=on, at=timezone.now())
    return day


def test_a_gift_of_a_closed_month_is_offered_today_and_never_moved_unasked(paper: Paper) -> None:
    day = last_month_closed(paper)
    answer = signed_in().post(RECORD, typed(paper, on=day.isoformat(), name="Jo", thank="full"))
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 422
    assert f"{day:%B %Y} is closed: its figures never change. Tick this" in page
    assert 'type="checkbox" name="counts_today"' in page
    now = days.in_words(paper.today(timezone.now()))
    assert f"Count it today, {now}, and name {days.in_words(day)} as the day it came" in page
    assert f'value="{day}"' in page
    assert 'value="Jo"' in page
    assert cast.nothing_is_posted()


def test_once_agreed_it_counts_today_and_names_the_day_it_came(paper: Paper) -> None:
    day = last_month_closed(paper)
    again = typed(paper, on=day.isoformat(), counts_today="on")
    answer = signed_in().post(RECORD, again, follow=True)
    page = html.unescape(answer.content.decode())
    gift = Gift.objects.get()
    assert (gift.effective_on, gift.original_on) == (paper.today(timezone.now()), day)
    assert f"{day:%B %Y} is closed, so it counts today and names {days.in_words(day)}." in page
    assert f'value="{today(paper)}"' in page


def test_on_any_other_day_nothing_is_asked(paper: Paper) -> None:
    assert 'type="checkbox" name="counts_today"' not in signed_in().get(RECORD).content.decode()


def test_a_form_sent_twice_is_one_gift(paper: Paper) -> None:
    client = signed_in()
    for _ in range(2):
        assert client.post(RECORD, typed(paper)).status_code == 302
    assert Gift.objects.count() == 1


def test_what_was_promised_is_filled_in_and_recorded_from_the_list(paper: Paper) -> None:
    payment = cast.set_out(paper, 2500, way=Way.CHEQUE, name="Jo Harker", thank="full")
    client = signed_in()
    page = client.get(AWAITED).content.decode()
    link = f"{RECORD}?reference={payment.reference}"
    assert link in page
    form = client.get(link).content.decode()
    for value in (payment.reference, "25.00", "Jo Harker"):
        assert f'value="{value}"' in form
    client.post(RECORD, typed(paper, amount="25", reference=payment.reference, method="cheque"))
    assert Gift.objects.get().payment == payment.pk
    assert payment.reference not in client.get(AWAITED).content.decode()


def test_what_is_not_coming_leaves_the_list(paper: Paper) -> None:
    payment = cast.set_out(paper, way=Way.BANK)
    client = signed_in()
    answer = client.post(f"{AWAITED}{payment.pk}/not-coming/", follow=True)
    assert "is off the list" in answer.content.decode()
    assert Payment.objects.get().status == "cancelled"
    assert AuditRow.objects.get(verb="payments.give_up").through == "desk"
    again = client.post(f"{AWAITED}{payment.pk}/not-coming/", follow=True)
    assert "is cancelled" in again.content.decode()


def test_the_list_is_searched_by_reference_and_name(paper: Paper) -> None:
    jo = cast.set_out(paper, way=Way.CHEQUE, name="Jo Harker")
    ada = cast.set_out(paper, way=Way.CHEQUE, name="Ada Pell")
    client = signed_in()
    for sought in ("harker", jo.reference.lower()):
        page = client.get(AWAITED, {"q": sought}).content.decode()
        assert jo.reference in page
        assert ada.reference not in page
    nobody = client.get(AWAITED, {"q": "nobody"}).content.decode()
    assert "No awaited gift bears that" in nobody
