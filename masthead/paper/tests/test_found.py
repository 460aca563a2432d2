"""A paper is founded once, and is practice or real for ever."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from masthead.paper.found import (
    CurrencyUnknown,
    NameMissing,
    PaperExists,
    TimeZoneUnknown,
    found,
)
from masthead.paper.models import NoPaper, Paper, the_paper

NOON = dt.datetime(2026, 6, 13, 12, tzinfo=dt.UTC)
pytestmark = pytest.mark.django_db


def a_paper(*, practice: bool = False) -> Paper:
    return found(
        "The Ferry Bell", society="The Ferry Bell Society Limited", practice=practice, at=NOON
    )


def test_it_refuses_a_second_paper() -> None:
    a_paper()
    with pytest.raises(PaperExists, match="There is a paper here already: The Ferry Bell"):
        a_paper()


def test_it_refuses_an_unknown_time_zone_and_names_the_nearest() -> None:
    with pytest.raises(TimeZoneUnknown, match="nearest are Europe/London"):
        found("A", society="B", practice=False, time_zone="Europe/Lundon", at=NOON)
    assert not Paper.objects.exists()


def test_it_refuses_a_currency_that_is_no_code() -> None:
    with pytest.raises(CurrencyUnknown, match="“pounds” is not a currency’s code"):
        found("A", society="B", practice=False, currency="pounds", at=NOON)


def test_it_refuses_a_paper_without_a_name() -> None:
    with pytest.raises(NameMissing):
        found(" ", society="B", practice=False, at=NOON)


def test_there_is_none_before_it_is_founded() -> None:
    with pytest.raises(NoPaper):
        the_paper()


@pytest.mark.parametrize("practice", [True, False])
def test_the_database_refuses_to_turn_practice_into_real_or_back(*, practice: bool) -> None:
    a_paper(practice=practice)
    with pytest.raises(IntegrityError, match="born practice or real"), transaction.atomic():
        Paper.objects.update(practice=not practice)


def test_the_database_refuses_to_delete_it() -> None:
    a_paper()
    with pytest.raises(IntegrityError), transaction.atomic():
        Paper.objects.all().delete()


def test_the_invitation_names_the_society_without_its_article() -> None:
    words = a_paper().words_of_ownership
    assert "buying shares in the Ferry Bell Society Limited: one member" in words


def test_the_day_is_the_papers_own() -> None:
    paper = a_paper()
    assert paper.today(dt.datetime(2026, 6, 30, 23, tzinfo=dt.UTC)) == dt.date(2026, 7, 1)


@pytest.mark.parametrize(("code", "near"), [("GPB", "GBP"), ("GBX", "GBP"), ("EU", "EUR")])
def test_it_refuses_a_currency_that_nobody_pays_in_and_names_the_nearest(
    code: str, near: str
) -> None:
    with pytest.raises(CurrencyUnknown, match=near):
        found("A", society="B", practice=False, currency=code, at=NOON)
