"""A paper with an open offer of shares of ten pounds, and a reader who buys some."""

import datetime as dt
import html
import re
from typing import Any

from django.test import Client
from django.utils import timezone

from masthead.checkout.tests import cast
from masthead.lib import days
from masthead.paper.models import Paper
from masthead.people import audit, roles
from masthead.people.staff import add_staff
from masthead.register.models import ShareClass
from masthead.shares.models import Application, Offer
from tests.signed_in import sign_in

JO = {
    "name": "Jo Harker",
    "address": "3 Ferry Stairs\nThrelby",
    "postcode": "ZZ2 1AA",
    "born_on_day": "14",
    "born_on_month": "5",
    "born_on_year": "1980",
    "email": "jo@post.example",
}


def the_ferry_bell() -> Paper:
    """Found the paper as of now, by post and by the practice gateway."""
    return cast.the_ferry_bell(at=timezone.now())


def today() -> dt.date:
    return the_day(timezone.now())


def the_day(at: dt.datetime) -> dt.date:
    return days.day_of(at, zone="Europe/London")


def an_offer(**more: Any) -> Offer:
    """Return an offer, open for a month from yesterday, of five shares at least to a thousand."""
    ordinary, _ = ShareClass.objects.get_or_create(
        name="Ordinary", defaults={"nominal_minor": 1_000, "withdrawable": True}
    )
    told: dict[str, Any] = {
        "name": "Shares for a press",
        "slug": "press",
        "share_class": ordinary,
        "opens_on": today() - dt.timedelta(days=1),
        "closes_on": today() + dt.timedelta(days=30),
        "least_shares": 5,
        "most_shares": 1_000,
        **more,
    }
    return Offer.objects.create(**told)


def begun(client: Client, shares: str = "10") -> Application:
    """Choose a number of shares, as the page does, and return the draft."""
    answer = client.post("/shares/buy/", {"shares": "other", "other_shares": shares})
    assert answer.status_code == 302, said(answer.content)
    return Application.objects.latest("started_at", "pk")


def step(client: Client, draft: Application, which: str, /, **typed: Any) -> Any:
    """Send one step of a draft and return the answer."""
    return client.post(f"/shares/buy/{draft.pk}/{which}/", typed)


def ready(client: Client, shares: str = "10", **more: Any) -> Application:
    """Return a draft of Jo Harker’s that lacks nothing but to be sent in."""
    draft = begun(client, shares)
    step(client, draft, "who", holder="me")
    answer = step(client, draft, "particulars", **(JO | more))
    assert answer.status_code == 302, summary_of(answer)
    step(client, draft, "agree", agreed="on")
    return draft


def sent_in(client: Client, shares: str = "10", *, way: str = "cheque", **more: Any) -> Application:
    """Return an application of Jo Harker’s that was sent in."""
    draft = ready(client, shares)
    answer = step(client, draft, "pay", way=way, **more)
    assert answer.status_code == 302, summary_of(answer)
    draft.refresh_from_db()
    return draft


def signed_in(role: str) -> Client:
    """Return somebody of a role at the desk."""
    at = timezone.now()
    someone = add_staff(f"{role}@post.example", role=roles.find(role), by=audit.COMMAND, at=at)
    client = Client()
    sign_in(client, someone)
    return client


def said(content: bytes) -> str:
    """Return a page as somebody reads it."""
    return html.unescape(content.decode())


def summary_of(answer: Any) -> list[tuple[str, str]]:
    """Return the lines of the summary of errors: where each leads, and what it says."""
    return re.findall(r'<li><a href="#([^"]+)">([^<]+)</a></li>', said(answer.content))
