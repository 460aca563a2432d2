"""The screens of people at the desk."""

import pytest
from django.test import Client

from masthead.fund.models import Gift
from masthead.fund.tests.cast import NOON, give, june_fund
from masthead.ledger.models import Entry, Posting
from masthead.people import audit, roles
from masthead.people.models import Joining, Person
from masthead.people.staff import add_staff
from masthead.people.tests.door_cast import the_post

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paper() -> None:
    the_post()
    june_fund()


@pytest.fixture
def organiser(client: Client) -> Client:
    return _signed_in(client, "fund-organiser")


@pytest.fixture
def administrator(client: Client) -> Client:
    return _signed_in(client, "administrator")


def _signed_in(client: Client, role: str) -> Client:
    user = add_staff(f"{role}@post.example", role=roles.find(role), by=audit.COMMAND, at=NOON)
    client.force_login(user)
    return client


def person(name: str, **told: str) -> Person:
    return Person.objects.create(name=name, added_at=NOON, **told)


def read(client: Client, path: str, *, status: int = 200) -> str:
    answer = client.get(f"/desk/people/{path}")
    assert answer.status_code == status, answer.headers
    return answer.content.decode()


def test_a_reporter_sees_nobody(client: Client) -> None:
    _signed_in(client, "reporter")
    assert client.get("/desk/people/").status_code in (302, 403)


def test_somebody_is_found_and_offered_as_one_types(organiser: Client) -> None:
    zoe = person("Zoë Bell", town="Threlby")
    person("Ann Jolly")
    answer = organiser.get("/desk/people/?q=zoe")
    assert answer.headers["Location"] == f"/desk/people/{zoe.pk}/"
    rows = organiser.get("/desk/people/suggest/?q=zo").json()["members"]
    assert rows == [{"number": zoe.pk, "name": "Zoë Bell", "was": "Threlby"}]
    assert "Ann Jolly" in read(organiser, "")


def test_a_page_shows_what_the_organiser_may_see_and_not_more(organiser: Client) -> None:
    zoe = person("Zoë Bell", address="2 Mill Lane", email="zoe@post.example")
    give(2_000, giver=zoe)
    page = read(organiser, f"{zoe.pk}/")
    assert "2 Mill Lane" in page
    assert "<td>£20</td>" in page
    assert "Letters by mail" not in page
    assert "/erase/" not in page


def test_what_is_told_is_changed_and_what_is_wrong_is_shown_with_all_that_was_typed(
    organiser: Client,
) -> None:
    zoe = person("Zoë Bell")
    typed = {"name": "Zoë Moor", "thank": "none", "email": "nowhere"}
    answer = organiser.post(f"/desk/people/{zoe.pk}/amend/", typed)
    assert answer.status_code == 422
    assert "Zoë Moor" in answer.content.decode()
    answer = organiser.post(f"/desk/people/{zoe.pk}/amend/", typed | {"email": ""})
    assert answer.status_code == 302
    assert Person.objects.get(pk=zoe.pk).name == "Zoë Moor"


def test_two_records_are_joined_and_taken_apart_and_no_money_moves(organiser: Client) -> None:
    one, other = person("Zoë Bell", town="Threlby"), person("Zoe Bell", town="Threlby")
    give(2_000, giver=one)
    give(500, giver=other)
    before = _money()
    beside = f"{one.pk}/beside/{other.pk}/"
    assert "Zoe Bell" in read(organiser, beside)
    answer = organiser.post(f"/desk/people/{beside}", {"do": "one"})
    assert answer.headers["Location"] == f"/desk/people/{one.pk}/"
    page = read(organiser, f"{one.pk}/")
    assert "<td>£20</td>" in page
    assert "<td>£5</td>" in page
    assert organiser.get(f"/desk/people/{other.pk}/").status_code == 302
    joining = Joining.objects.get()
    assert organiser.post(f"/desk/people/joinings/{joining.pk}/undo/").status_code == 302
    assert "<td>£5</td>" not in read(organiser, f"{one.pk}/")
    assert _money() == before


def _money() -> list[object]:
    return [list(model.objects.order_by("pk").values()) for model in (Entry, Posting, Gift)]


def test_a_person_and_a_group_are_not_joined(organiser: Client) -> None:
    one, other = person("Zoë Bell"), person("Threlby branch", kind="group")
    answer = organiser.post(f"/desk/people/{one.pk}/beside/{other.pk}/", {"do": "one"})
    assert answer.status_code == 422


def test_a_pair_that_is_two_is_not_offered_again(organiser: Client) -> None:
    one, other = (person(name, email="bell@post.example") for name in ("Zoë Bell", "Tom Bell"))
    assert "the same email address" in read(organiser, "alike/")
    organiser.post(f"/desk/people/{one.pk}/beside/{other.pk}/", {"do": "apart"})
    assert "the same email address" not in read(organiser, "alike/")


def test_another_record_is_looked_for_by_name(organiser: Client) -> None:
    one, other = person("Zoë Bell"), person("Zoe Bell", town="Aikenroyd")
    page = read(organiser, f"{one.pk}/join/")
    assert f"/desk/people/{one.pk}/beside/{other.pk}/" in page


def test_an_administrator_hands_over_the_file_and_erases(
    administrator: Client, tmp_path: object, settings: object
) -> None:
    settings.DATA_DIR = tmp_path  # type: ignore[attr-defined]
    zoe = person("Zoë Bell", email="zoe@post.example")
    answer = administrator.post(f"/desk/people/{zoe.pk}/data/")
    assert answer.headers["Content-Type"] == "application/zip"
    assert administrator.post(f"/desk/people/{zoe.pk}/erase/").status_code == 422
    answer = administrator.post(f"/desk/people/{zoe.pk}/erase/", {"sure": "on"})
    assert answer.headers["Location"] == "/desk/people/"
    assert Person.objects.get().name == ""
    assert "kept by law" in read(administrator, f"{zoe.pk}/")


def test_an_organiser_erases_nobody(organiser: Client) -> None:
    zoe = person("Zoë Bell")
    answer = organiser.post(f"/desk/people/{zoe.pk}/erase/", {"sure": "on"})
    assert answer.status_code in (302, 403)
    assert Person.objects.get(pk=zoe.pk).name == "Zoë Bell"
