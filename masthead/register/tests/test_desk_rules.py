"""The society's rules at the desk: by the secretary alone, everything typed kept."""

import datetime as dt
import html
from collections.abc import Callable

import pytest
from django.test import Client

from masthead.fund.tests.cast import the_ferry_bell
from masthead.fund.tests.conftest import clock
from masthead.register.rules import rules_on
from masthead.treasury.tests.cast import signed_in

__all__ = ["clock"]
pytestmark = pytest.mark.django_db
RULES = "/desk/society/rules/"
DAY = dt.date(2026, 6, 13)


@pytest.fixture(autouse=True)
def paper(clock: Callable[..., None]) -> None:
    the_ferry_bell()


def typed(**other: str) -> dict[str, str]:
    begun = {
        "cap_minor": "100000.00",
        "least_age": "0",
        "withdraw_age": "16",
        "officer_age": "18",
        "notice_days": "90",
        "nomination_minor": "5000",
        "identity_over_minor": "10000",
        "lapse_days": "60",
        "interest_most_points": "5",
        "interest_report_minor": "250",
        "return_months": "7",
        "deemed_days": "2",
        "on": "2026-06-13",
        "authority": "AGM, resolution 4",
    }
    return begun | other


def sent(client: Client, status: int, **other: str) -> str:
    answer = client.post(RULES, typed(**other))
    assert answer.status_code == status
    return html.unescape(answer.content.decode())


@pytest.mark.parametrize("role", ["treasurer", "fund-organiser"])
def test_only_the_secretary_sets_them(role: str) -> None:
    client = signed_in(role)
    assert client.get(RULES).status_code in (302, 403)
    assert client.post(RULES, typed(notice_days="30")).status_code in (302, 403)
    assert rules_on(DAY).notice_days == 90


def test_each_rule_names_its_section_and_what_was_not_read_at_its_source() -> None:
    page = html.unescape(signed_in("secretary").get(RULES).content.decode())
    assert "Act, s.24 (not read at its source: look it up)" in page
    assert "Act, s.37 to 40" in page
    assert 'value="100000.00"' in page
    assert 'value="5.00"' in page
    assert "None yet: everything is as by default." in page


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"notice_days": "soon"}, "“soon” is no whole number"),
        ({"notice_days": ""}, "Type a number"),
        ({"notice_days": "99999"}, "from 0 to 3,650"),
        ({"cap_minor": "100000.005"}, "2 decimal places"),
        ({"authority": "", "notice_days": "30"}, "Say what this rests on"),
        ({"on": "yesterday"}, "Type the day as year-month-day"),
        ({}, "The rules say all this already"),
    ],
)
def test_what_is_refused_stays_as_typed(other: dict[str, str], words: str) -> None:
    page = sent(signed_in("secretary"), 422, **other)
    assert words in page
    assert all(f'value="{value}"' in page for value in other.values() if value)


def test_a_change_counts_from_its_day_and_is_listed() -> None:
    client = signed_in("secretary")
    sent(client, 302, interest_most_points="3.5", notice_days="30")
    stand = rules_on(DAY)
    assert (stand.interest_most_points, stand.notice_days) == (350, 30)
    page = html.unescape(client.get(RULES).content.decode())
    assert "The highest interest on shares in a year: 3.50" in page
    assert "in force" in page
    refused = sent(client, 422, on="2026-06-12", notice_days="60")
    assert "Rules from 13 June 2026 on stand already" in refused
