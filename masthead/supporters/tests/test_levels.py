"""The levels that a paper offers, as its organiser sets them at the desk."""

from __future__ import annotations

import dataclasses
import html
import re
from typing import Any

import pytest
from django.test import Client

from masthead.people import audit, roles
from masthead.people.models import AuditRow
from masthead.people.staff import add_staff
from masthead.supporters.levels.reached import level_reached
from masthead.supporters.levels.remove_benefit import remove_benefit
from masthead.supporters.levels.set_benefit import BenefitNameless, set_benefit
from masthead.supporters.levels.set_level import (
    LevelNameless,
    LevelNameTaken,
    LevelNotTaken,
    LevelOfNothing,
    LevelTerms,
    set_level,
)
from masthead.supporters.models import Benefit, Level
from masthead.supporters.tests.cast import NOON, supports, the_ferry_bell
from tests.signed_in import sign_in

pytestmark = pytest.mark.django_db
BY: dict[str, Any] = {"by": audit.COMMAND, "at": NOON}
FRIEND = LevelTerms("Friend", monthly_minor=1000, yearly_minor=12_000)


@pytest.fixture(autouse=True)
def paper() -> None:
    the_ferry_bell()


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"name": "  "}, LevelNameless),
        ({"name": "!!!"}, LevelNameless),
        ({"monthly_minor": None, "yearly_minor": None}, LevelOfNothing),
        ({"monthly_minor": 99}, LevelNotTaken),
        ({"monthly_minor": 1_000_001}, LevelNotTaken),
    ],
)
def test_a_level_that_nobody_could_choose_is_refused(
    change: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        set_level(dataclasses.replace(FRIEND, **change), **BY)
    assert not Level.objects.exists()


@pytest.mark.parametrize("name", ["Friend", "FRIEND", "Friend!"])
def test_two_levels_of_one_name_are_refused(name: str) -> None:
    set_level(FRIEND, **BY)
    with pytest.raises(LevelNameTaken):
        set_level(dataclasses.replace(FRIEND, name=name), **BY)


def test_a_level_is_amended_and_what_somebody_gives_stays() -> None:
    level = set_level(FRIEND, **BY)
    support = supports(level=level, pence=1000)
    dearer = dataclasses.replace(FRIEND, name="Good friend", monthly_minor=1500)
    set_level(dearer, amending=level, **BY)
    level.refresh_from_db()
    support.refresh_from_db()
    assert (level.slug, level.name, level.monthly_minor) == ("friend", "Good friend", 1500)
    assert support.amount_minor == 1000
    assert AuditRow.objects.filter(verb="supporters.set_level").count() == 2


def test_a_sum_is_of_the_highest_level_that_it_comes_up_to() -> None:
    friend = set_level(FRIEND, **BY)
    keeper = set_level(LevelTerms("Keeper", monthly_minor=2500), **BY)
    set_level(LevelTerms("Old", monthly_minor=1200, is_offered=False), **BY)
    shop = set_level(LevelTerms("Shop", monthly_minor=500, for_groups=True), **BY)

    def reached(pence: int, often: int = 1, *, for_groups: bool = False) -> Level | None:
        return level_reached(pence, often=often, for_groups=for_groups)

    assert [reached(pence) for pence in (999, 1000, 2499, 2500)] == [None, friend, friend, keeper]
    assert [reached(20_000, often) for often in (3, 12)] == [None, friend]
    assert reached(600, for_groups=True) == shop


def test_what_supporters_get_is_a_list_in_the_papers_words() -> None:
    with pytest.raises(BenefitNameless):
        set_benefit(" ", **BY)
    supper = set_benefit("A place at the supper", **BY)
    level = set_level(dataclasses.replace(FRIEND, benefits=(supper,)), **BY)
    assert [one.name for one in level.benefits.all()] == ["A place at the supper"]
    remove_benefit(supper, **BY)
    assert not level.benefits.exists()
    assert AuditRow.objects.filter(verb="supporters.remove_benefit").exists()


def signed_in(role: str) -> Client:
    """Return the browser of somebody at the desk."""
    someone = add_staff(f"{role}@ferry.example", role=roles.find(role), **BY)
    client = Client()
    sign_in(client, someone)
    return client


def seen(answer: Any) -> str:
    return html.unescape(answer.content.decode())


def test_the_organiser_sets_a_level_with_what_it_brings() -> None:
    client = signed_in("fund-organiser")
    new = client.post(
        "/desk/supporters/benefits/new/", {"name": "A letter", "what": "other", "place": "1"}
    )
    assert (new.status_code, new.headers["Location"]) == (302, "/desk/supporters/levels/")
    typed = {"name": "Friend", "monthly_minor": "10", "yearly_minor": "120.00", "is_offered": "on"}
    typed["benefits"] = str(Benefit.objects.get().pk)
    client.post("/desk/supporters/levels/new/", typed)
    level = Level.objects.get()
    assert (level.monthly_minor, level.quarterly_minor, level.yearly_minor) == (1000, None, 12_000)
    page = seen(client.get("/desk/supporters/levels/"))
    assert re.search(r"£10 a month<br>£120 a year", page)
    assert "A letter" in page
    client.post("/desk/supporters/levels/friend/", typed | {"is_offered": ""})
    assert "not offered" in seen(client.get("/desk/supporters/levels/"))


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"name": ""}, "name", "A level needs a name"),
        ({"monthly_minor": "ten"}, "monthly_minor", "“ten” is not an amount: type it as 5"),
        ({"monthly_minor": ""}, "monthly_minor", "Type a sum for each month"),
        ({"monthly_minor": "0.50"}, "monthly_minor", "takes £1 at least and £10,000 at most"),
    ],
)
def test_a_level_typed_wrongly_stays_in_the_form(
    typed: dict[str, str], field: str, sentence: str
) -> None:
    client = signed_in("fund-organiser")
    said = {"name": "Friend", "words": "For a friend", "monthly_minor": "10", "is_offered": "on"}
    answer = client.post("/desk/supporters/levels/new/", said | typed)
    assert answer.status_code == 422
    assert re.search(rf'<a href="#id_{field}">[^<]*{re.escape(sentence)}', seen(answer))
    assert 'value="For a friend"' in seen(answer)
    assert not Level.objects.exists()


def test_a_benefit_is_taken_off_at_the_desk() -> None:
    client = signed_in("fund-organiser")
    supper = set_benefit("A place at the supper", **BY)
    client.post(f"/desk/supporters/benefits/{supper.pk}/", {"name": "A seat", "what": "other"})
    assert Benefit.objects.get().name == "A seat"
    client.post(f"/desk/supporters/benefits/{supper.pk}/take-off/")
    assert not Benefit.objects.exists()


def test_nobody_else_sets_levels(client: Client) -> None:
    reporter = signed_in("reporter")
    for path in ("levels/", "levels/new/", "benefits/new/"):
        assert client.get(f"/desk/supporters/{path}").status_code == 302
        assert reporter.get(f"/desk/supporters/{path}").status_code in (302, 403)
        assert reporter.post(f"/desk/supporters/{path}").status_code in (302, 403, 405)
    assert not Level.objects.exists()
