"""Tests of the number of owners, in the register and in the masthead line."""

import html
import re

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from masthead.paper.models import the_paper
from masthead.register import owners
from masthead.register.cease import cease
from masthead.register.enter import enter_again
from masthead.register.models import Standing
from masthead.register.models.member import Event
from masthead.register.reverse_line import reverse_line
from masthead.register.tests.cast import BY, day, entered, moment
from masthead.register.tests.society import the_ferry_bell

TODAY = day("2026-06-13")


def line(client: Client) -> str:
    said = html.unescape(client.get("/fund/").content.decode())
    found = re.search('<div class="masthead-line">(.*?)</div>', said, re.DOTALL)
    return " ".join(re.sub("<.*?>", " ", found[1] if found else "").split())


def shown() -> int:
    return owners.owners_shown(the_paper(), on=TODAY)


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: moment(str(TODAY)))


@pytest.mark.django_db
def test_a_paper_without_members_says_nothing_of_owners(client: Client, today: None) -> None:
    the_ferry_bell()
    assert "Owned" not in line(client)


@pytest.mark.django_db
def test_the_line_says_how_many_own_the_paper_today(client: Client, today: None) -> None:
    the_ferry_bell()
    ada = entered("Ada Quill", on="2020-01-01")
    assert "Owned by its 1 reader" in line(client)
    entered("Bo Quill", on="2026-06-13")
    entered("Not Yet", on="2026-06-14")
    assert "Owned by its 2 readers" in line(client)
    cease(ada, on=TODAY, why="died", authority="letter", by=BY, at=moment("2026-06-13"))
    assert "Owned by its 1 reader" in line(client)


@pytest.mark.django_db
def test_who_ceased_and_was_entered_again_counts_once_also_when_a_line_was_wrong() -> None:
    ada = entered("Ada Quill", on="2020-01-01")
    at = moment("2021-01-01")
    cease(ada, on=day("2021-01-01"), why="left", authority="letter", by=BY, at=at)
    assert owners.owners_on(TODAY) == 0
    enter_again(ada, on=day("2022-01-01"), authority="minute", by=BY, at=at)
    assert owners.owners_on(TODAY) == 1
    ceased = Standing.objects.get(event=Event.CEASED)
    reverse_line(ceased, why="another member left", by=BY, at=at)
    assert owners.owners_on(TODAY) == 1


@pytest.mark.django_db
def test_a_page_counts_anew_only_when_the_register_has_changed(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    the_ferry_bell()
    bo = entered("Bo Quill", on="2020-01-01")
    entered("Ada Quill", on="2020-01-01")
    assert shown() == 2
    with django_assert_num_queries(1):  # the paper itself
        assert shown() == 2
    at = moment("2021-01-01")
    left = cease(bo, on=day("2021-01-01"), why="left", authority="letter", by=BY, at=at)
    assert shown() == 1
    reverse_line(left, why="it was Cy", by=BY, at=at)
    assert shown() == 2
