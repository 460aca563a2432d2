"""The paper's settings are amended, all or none."""

import datetime as dt
from collections.abc import Mapping

import pytest

from masthead.ledger.accounts import Account
from masthead.ledger.post import Leg, post
from masthead.lib.contrast import NotAColour
from masthead.paper import amend as amending
from masthead.paper.amend import amend
from masthead.paper.found import CurrencyUnknown, NameMissing, TimeZoneUnknown, found
from masthead.paper.models import Paper
from masthead.people import audit
from masthead.people.models import AuditRow

NOON = dt.datetime(2026, 6, 13, 12, tzinfo=dt.UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paper() -> Paper:
    return found("The Weavers’ Post", society="The Society", practice=True, at=NOON)


def change(**changes: object) -> Paper:
    return amend(changes, by=audit.COMMAND, at=NOON)


def enter_the_first_gift() -> None:
    legs = [Leg(Account.BANK, 500), Leg(Account.GIFTS, -500)]
    post("test:1", legs=legs, currency="GBP", on=NOON.date(), at=NOON, narration="A gift")


REFUSED: list[tuple[Mapping[str, object], type[Exception], str]] = [
    ({"name": " "}, NameMissing, "a name each"),
    ({"time_zone": "Europe/Lodon"}, TimeZoneUnknown, "Europe/London"),
    ({"currency": "pound"}, CurrencyUnknown, "three letters"),
    ({"accent": "crimson"}, NotAColour, "#rrggbb"),
    ({"accent": "#ff9a8f"}, amending.TooLittleContrast, r"light paper has a contrast of 1\.\d\d"),
    ({"accent_dark": "#a3161c"}, amending.TooLittleContrast, "dark paper has a contrast of"),
    ({"least_gift_minor": 0}, amending.GiftLimitsNotInOrder, "£10,000,000"),
    ({"least_gift_minor": 200, "most_gift_minor": 100}, amending.GiftLimitsNotInOrder, "most"),
    ({"most_gift_minor": 1_000_000_001}, amending.GiftLimitsNotInOrder, "£10,000,000"),
    ({"suggested_minor": [50]}, amending.SuggestionsOutOfLimits, "£0.50"),
    ({"suggested_minor": [500] * 9}, amending.SuggestionsOutOfLimits, "8 amounts at most"),
    ({"practice": False}, KeyError, "practice"),
    ({"version": 9}, KeyError, "version"),
]


@pytest.mark.parametrize(("changes", "refusal", "said"), REFUSED)
def test_it_refuses(changes: Mapping[str, object], refusal: type[Exception], said: str) -> None:
    with pytest.raises(refusal, match=said):
        change(motto="Changed too", **changes)
    assert Paper.objects.get().motto == ""
    assert Paper.objects.get().version == 1


def test_it_refuses_another_currency_once_the_book_has_an_entry() -> None:
    enter_the_first_gift()
    with pytest.raises(amending.CurrencyFixed, match="stays for good"):
        change(currency="EUR")


def test_it_changes_the_currency_before_that() -> None:
    assert change(currency="EUR").currency == "EUR"


def test_a_colour_just_below_the_limit_never_reads_as_enough() -> None:
    with pytest.raises(amending.TooLittleContrast, match=r"contrast of 4\.49; 4\.5"):
        change(accent="#267e00")


def test_most_may_be_ten_million_and_least_one_penny() -> None:
    paper = change(least_gift_minor=1, most_gift_minor=1_000_000_000)
    assert (paper.least_gift_minor, paper.most_gift_minor) == (1, 1_000_000_000)


def test_each_change_moves_the_version_on_and_leaves_one_row() -> None:
    paper = change(motto="Owned by those who read it", society_number="1234")
    assert paper.version == 2
    row = AuditRow.objects.get(verb="paper.amend")
    assert row.details == {"changed": "motto, society_number"}


def test_no_change_is_none() -> None:
    assert change(name="The Weavers’ Post").version == 1
    assert not AuditRow.objects.filter(verb="paper.amend").exists()
