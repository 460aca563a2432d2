"""Offers of shares at the desk: opened, amended, closed, by whoever may."""

import datetime as dt
import html
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from masthead.paper.models import Paper
from masthead.people import audit, roles
from masthead.people.models import AuditRow
from masthead.people.staff import add_staff
from masthead.shares.models import Offer
from masthead.shares.offers.amend_offer import (
    ClosedAlready,
    ShareClassFixed,
    amend_offer,
    close_offer,
)
from masthead.shares.offers.make_class import make_class
from masthead.shares.offers.offer_terms import OfferClosesBeforeItOpens, OfferTerms
from masthead.shares.offers.open_offer import open_offer
from masthead.shares.tests import deciding
from masthead.shares.tests.deciding import BY
from tests.signed_in import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper() -> Paper:
    return deciding.the_ferry_bell()


def terms(**more: Any) -> OfferTerms:
    told: dict[str, Any] = {"name": "Shares for a press", "opens_on": dt.date(2026, 6, 1), **more}
    return OfferTerms(
        share_class=more.pop("share_class", None) or deciding.tens(),
        **{field: value for field, value in told.items() if field != "share_class"},
    )


def signed_in(role: str) -> Client:
    at = timezone.now()
    someone = add_staff(f"{role}@post.example", role=roles.find(role), by=audit.COMMAND, at=at)
    client = Client()
    sign_in(client, someone)
    return client


def typed(**more: str) -> dict[str, str]:
    today = timezone.now().date()
    return {
        "name": "Shares for a press",
        "words": "A press.",
        "share_class": str(deciding.tens().pk),
        "opens_on": today.isoformat(),
        "closes_on": (today + dt.timedelta(days=30)).isoformat(),
        "least_shares": "5",
        "most_shares": "",
        "least_raised": "5000",
        "most_raised": "60,000",
        "instalments": "3",
        **more,
    }


@pytest.mark.parametrize("role", ["reporter", "fund-organiser", "readers-editor"])
def test_only_the_secretary_and_those_above_may_open_an_offer(paper: Paper, role: str) -> None:
    client = signed_in(role)
    for path in ("", "open/", "class/"):
        assert client.get(f"/desk/society/offers/{path}").status_code in (302, 403)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": ""}, "An offer needs a name"),
        ({"closes_on": "2020-01-01"}, "The offer would open on"),
        ({"opens_on": "yesterday"}, "Type the day as year-month-day"),
        ({"most_shares": "4"}, "The most to one holder is less than the least"),
        ({"most_raised": "4999"}, "The most to be raised is less than the least"),
        ({"least_raised": "", "most_raised": "10"}, "less than what one holder must take"),
        ({"most_raised": "a lot"}, "“a lot” is not an amount"),
        ({"least_shares": "0"}, "greater than or equal to 1"),
        ({"instalments": "25"}, "less than or equal to 24"),
    ],
)
def test_terms_that_none_can_mean_are_refused_and_what_was_typed_stays(
    paper: Paper, wrong: dict[str, str], sentence: str
) -> None:
    answer = signed_in("secretary").post("/desk/society/offers/open/", typed(**wrong))
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 422
    assert sentence in page
    assert "A press.</textarea>" in page
    assert not Offer.objects.exists()


def test_an_offer_is_opened_amended_and_closed_at_the_desk(paper: Paper) -> None:
    client = signed_in("secretary")
    client.post("/desk/society/offers/open/", typed())
    offer = Offer.objects.get()
    assert (offer.slug, offer.least_raised_minor) == ("shares-for-a-press", 500_000)
    assert (offer.most_raised_minor, offer.most_shares, offer.instalments) == (6_000_000, None, 3)
    page = html.unescape(client.get("/desk/society/offers/").content.decode())
    assert "Shares for a press" in page
    path = f"/desk/society/offers/{offer.slug}/"
    form = html.unescape(client.get(path).content.decode())
    assert 'value="60000"' in form
    client.post(path, typed(name="Shares for two presses"))
    offer.refresh_from_db()
    assert (offer.name, offer.slug) == ("Shares for two presses", "shares-for-a-press")
    client.post(f"{path}close/")
    offer.refresh_from_db()
    assert not offer.is_open(offer.opens_on)
    again = client.post(f"{path}close/", follow=True)
    assert "is closed already" in html.unescape(again.content.decode())
    verbs = AuditRow.objects.filter(verb__startswith="shares.").order_by("pk")
    assert list(verbs.values_list("verb", flat=True)) == [
        "shares.open_offer",
        "shares.amend_offer",
        "shares.close_offer",
    ]


def test_a_class_of_share_is_made_first_and_once(paper: Paper) -> None:
    client = signed_in("secretary")
    answer = client.get("/desk/society/offers/open/")
    assert answer.headers["Location"] == "/desk/society/offers/class/"
    wanted = {"name": "Ordinary", "nominal": "10", "withdrawable": "on"}
    assert client.post("/desk/society/offers/class/", wanted | {"nominal": "x"}).status_code == 422
    assert client.post("/desk/society/offers/class/", wanted).status_code == 302
    assert client.post("/desk/society/offers/class/", wanted).status_code == 422
    assert client.get("/desk/society/offers/open/").status_code == 200


def test_two_offers_of_one_name_have_two_addresses(paper: Paper) -> None:
    slugs = [open_offer(terms(), **BY).slug for _time in range(2)]
    assert slugs == ["shares-for-a-press", "shares-for-a-press-2"]
    assert open_offer(terms(name="Open"), **BY).slug == "open-2"


def test_once_applied_for_the_class_of_share_stays(paper: Paper) -> None:
    offer = open_offer(terms(), **BY)
    deciding.applied(offer=offer)
    other = make_class("Other", nominal_minor=100, withdrawable=False, transferable=True, **BY)
    with pytest.raises(ShareClassFixed):
        amend_offer(offer, to=terms(share_class=other), **BY)
    with pytest.raises(OfferClosesBeforeItOpens):
        amend_offer(offer, to=terms(closes_on=dt.date(2026, 5, 31)), **BY)


def test_an_offer_is_closed_once(paper: Paper) -> None:
    offer = open_offer(terms(), **BY)
    close_offer(offer, **BY)
    with pytest.raises(ClosedAlready):
        close_offer(offer, **BY)
