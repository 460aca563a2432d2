"""A gift through the practice gateway, over real HTTP, with the real task worker."""

import datetime as dt
import re

import pytest
import requests
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from masthead.checkout.tests import cast
from masthead.fund.models import Gift
from masthead.ledger.models import Entry
from masthead.payments.models import InboxRow, Payment
from masthead.payments.practice.send import TRIES

A_MINUTE = dt.timedelta(seconds=61)


class Browser(requests.Session):
    """A browser without JavaScript: follows links and sends forms with what is in them."""

    def send_form(self, url: str, **typed: str) -> requests.Response:
        """Open a page, fill in its form, send it, and go where that leads."""
        page = self.get(url, timeout=60)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
        assert token, page.text
        data = {"csrfmiddlewaretoken": token.group(1)} | typed
        return self.post(page.url, data=data, headers={"Referer": page.url}, timeout=60)

    def give(self, live_url: str, choice: str) -> requests.Response:
        """Give £12.50 by card as Jo Harker and press one of the gateway's buttons."""
        page = self.send_form(
            f"{live_url}/give/",
            amount="other",
            other_amount="12.50",
            way="card",
            name="Jo Harker",
            thank="full",
        )
        assert page.url.startswith(f"{live_url}/practice/ps_"), page.text
        return self.send_form(page.url, choice=choice)


@pytest.fixture
def paper(live_url: str) -> object:
    return cast.the_ferry_bell(at=timezone.now())


def raised() -> int:
    return cast.now_is(timezone.now()).raised_minor


def test_paying_counts_once_though_each_notice_comes_three_times(
    live_url: str, paper: object
) -> None:
    page = Browser().give(live_url, "pay")
    assert "Thank you" in page.text
    assert "£12.50" in page.text
    assert DBTaskResult.objects.count() == 3
    cast.let_the_worker_run()
    cast.let_the_worker_run(wait=A_MINUTE)
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL"}
    assert (Gift.objects.count(), raised()) == (1, 1250)
    assert InboxRow.objects.get().handled_at


def test_the_notice_may_come_before_the_giver_does(live_url: str, paper: object) -> None:
    """Case 2: one entry, and the page says thank you."""
    giver = Browser()
    page = giver.send_form(f"{live_url}/give/", amount="5.00", way="card")
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
    assert token
    paid = giver.post(
        page.url,
        data={"csrfmiddlewaretoken": token.group(1), "choice": "pay"},
        headers={"Referer": page.url},
        allow_redirects=False,
        timeout=60,
    )
    cast.let_the_worker_run()
    assert raised() == 500
    back = giver.get(paid.headers["Location"], timeout=60)
    assert "Thank you" in back.text
    assert Entry.objects.filter(key__endswith=":confirmed").count() == 1


@pytest.mark.parametrize("choice", ["decline", "cancel"])
def test_declining_or_cancelling_takes_nothing_and_keeps_what_was_typed(
    live_url: str, paper: object, choice: str
) -> None:
    giver = Browser()
    page = giver.give(live_url, choice)
    assert "Nothing was taken" in page.text
    again = re.search(r'href="(/give/\?again=[^"]+)"', page.text)
    assert again
    form = giver.get(live_url + again.group(1), timeout=60).text
    assert 'value="12.50"' in form
    assert 'value="Jo Harker"' in form
    cast.let_the_worker_run(wait=A_MINUTE)
    assert cast.nothing_is_posted()


def test_what_is_paid_later_counts_when_it_has_cleared(live_url: str, paper: object) -> None:
    giver = Browser()
    page = giver.give(live_url, "later")
    assert "Not yet" in page.text
    cast.let_the_worker_run()
    assert cast.nothing_is_posted()
    assert Payment.objects.get().status == "pending"
    cast.let_the_worker_run(wait=A_MINUTE)
    assert "Thank you" in giver.get(page.url, timeout=60).text
    assert (Gift.objects.count(), raised()) == (1, 1250)


def test_a_second_choice_on_the_gateways_page_changes_nothing(live_url: str, paper: object) -> None:
    giver = Browser()
    giver.give(live_url, "cancel")
    session = cast.session_of(Payment.objects.get())
    page = giver.get(f"{live_url}/practice/{session.pk}/", timeout=60)
    assert "nothing more can be done here" in page.text
    giver.post(
        page.url,
        data={"csrfmiddlewaretoken": giver.cookies["csrftoken"], "choice": "pay"},
        headers={"Referer": page.url},
        timeout=60,
    )
    session.refresh_from_db()
    assert session.status == "cancelled"


def test_a_notice_that_finds_nobody_is_sent_again_ever_later(
    live_url: str, paper: object, settings: Settings
) -> None:
    Browser().give(live_url, "later")
    settings.LOCAL_URL = "http://127.0.0.1:9"
    cast.let_the_worker_run()
    waiting = DBTaskResult.objects.filter(status="READY", args_kwargs__args__1=2)
    assert waiting.count() == 1
    settings.LOCAL_URL = live_url
    cast.let_the_worker_run(wait=A_MINUTE)
    assert not DBTaskResult.objects.filter(status="FAILED").exists()
    assert InboxRow.objects.count() == 2
    assert raised() == 1250


def test_it_gives_up_when_nobody_ever_takes_it(
    live_url: str, paper: object, settings: Settings
) -> None:
    Browser().give(live_url, "cancel")
    settings.LOCAL_URL = "http://127.0.0.1:9"
    for _ in range(TRIES):
        cast.let_the_worker_run(wait=dt.timedelta(hours=1))
    ended = set(DBTaskResult.objects.values_list("status", flat=True))
    assert ended == {"SUCCESSFUL", "FAILED"}
    assert DBTaskResult.objects.filter(status="FAILED").count() == 3


def test_its_form_may_end_at_the_papers_origin_and_the_papers_at_its(
    live_url: str, paper: object, settings: Settings
) -> None:
    settings.PRACTICE_GATEWAY_URL = live_url.replace("127.0.0.1", "localhost")
    page = requests.get(f"{live_url}/give/", timeout=60)
    policy = page.headers["Content-Security-Policy"]
    assert f"form-action 'self' {settings.PRACTICE_GATEWAY_URL};" in policy + ";"
    there = Browser().send_form(f"{live_url}/give/", amount="5.00", way="card")
    assert there.url.startswith(settings.PRACTICE_GATEWAY_URL)
    assert f"form-action 'self' {live_url};" in there.headers["Content-Security-Policy"] + ";"


def test_it_looks_like_nobodys_paper_and_says_that_no_money_moves(
    live_url: str, paper: object
) -> None:
    page = Browser().send_form(f"{live_url}/give/", amount="5.00", way="card")
    assert "PRACTICE GATEWAY" in page.text
    assert "practice.css" in page.text
    assert "paper.css" not in page.text
    assert "PRACTICE GATEWAY" in requests.get(f"{live_url}/practice/", timeout=60).text


def test_a_real_paper_has_no_such_page(live_url: str) -> None:
    cast.the_ferry_bell(practice=False)
    for path in ("/practice/", "/practice/ps_1/"):
        assert requests.get(live_url + path, timeout=60).status_code == 404
    unsigned = requests.post(f"{live_url}/webhooks/practice/", data=b"{}", timeout=60)
    assert unsigned.status_code == 404
    assert requests.post(f"{live_url}/webhooks/parcels/", timeout=60).status_code == 404
