"""The organiser's screens."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from masthead.mail.models import Letter
from masthead.paper.models import Paper
from masthead.people import audit, roles
from masthead.people.models import AuditRow
from masthead.people.staff import add_staff
from masthead.supporters.models import Call, Chase, How, Occasion, State, Support
from masthead.supporters.step import take_step
from masthead.supporters.switch import switch
from masthead.supporters.tests.cast import NOON, a_group, ada, supports, the_ferry_bell
from tests.signed_in import sign_in

pytestmark = pytest.mark.django_db
NAMES = (
    "supporters_desk",
    "find_supporter",
    "suggest_supporters",
    "supporters_csv",
    "supporter_calls",
    "supporter_figures",
    "supporter_letters",
)


@pytest.fixture(autouse=True)
def paper() -> Paper:
    return the_ferry_bell()


def signed_in(role: str) -> Client:
    client = Client()
    user = add_staff(f"{role}@example.org", role=roles.find(role), by=audit.COMMAND, at=NOON)
    sign_in(client, user)
    return client


@pytest.fixture
def organiser() -> Client:
    return signed_in("fund-organiser")


def page(client: Client, name: str, *args: object, **asked: str) -> str:
    answer = client.get(reverse(name, args=args), asked)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def do(client: Client, support: Support, what: str, **typed: object) -> int:
    answer = client.post(reverse("supporter_desk", args=[support.reference]), {"do": what, **typed})
    support.refresh_from_db()
    return answer.status_code


@pytest.mark.parametrize("name", NAMES)
def test_a_reporter_sees_none_of_it(name: str) -> None:
    assert signed_in("reporter").get(reverse(name)).status_code in {302, 403}


def test_the_list_shows_each_part_and_how_many_stand_in_it(organiser: Client) -> None:
    supports(ada(), pence=750)
    supports(ada(name="Bo Penford"), state=State.FAILING)
    supports(ada(name="Cleo Marsh"), state=State.LAPSED)
    shown = page(organiser, "supporters_desk")
    assert "£7.50 a month" in shown
    assert "Bo Penford" in shown
    assert "Cleo Marsh" not in shown
    assert "Bo Penford" in page(organiser, "supporters_desk", show="failing")
    assert "Cleo Marsh" in page(organiser, "supporters_desk", show="ended")


def test_what_was_gained_and_lost_leaves_out_who_gives_in_another_way(organiser: Client) -> None:
    at = timezone.now()
    support = supports(how=How.STANDING_ORDER, since=at, started_at=at)
    instead = switch(support, how=How.STANDING_ORDER, subscription=None, by=audit.READER, at=at)
    take_step(instead, State.ACTIVE, by=audit.CLOCK, at=at)
    gained = page(organiser, "supporters_desk", show="gained")
    assert instead.reference in gained
    assert support.reference not in gained
    assert "Nobody stands here" in page(organiser, "supporters_desk", show="lost")
    months = organiser.get(reverse("supporter_figures")).context["months"]
    assert (months[0].gained, months[0].lost, months[0].at_end) == (1, 0, 1)


def test_one_is_found_by_a_part_of_the_name_and_by_the_reference(organiser: Client) -> None:
    support = supports(ada(name="Zoë Quillfen"))
    supports(a_group(), how=How.COLLECTION)
    for typed in ("zoe quill", "QUILLFEN", support.reference.lower(), "ada@"):
        found = organiser.get(reverse("suggest_supporters"), {"q": typed}).json()["members"]
        assert [one["number"] for one in found] == [support.reference], typed
    assert organiser.get(reverse("suggest_supporters"), {"q": " "}).json() == {"members": []}


def test_the_table_says_who_took_it(organiser: Client) -> None:
    supports(ada(name="=HYPERLINK(1)"))
    answer = organiser.get(reverse("supporters_csv"), {"show": "on"})
    assert "'=HYPERLINK(1)" in answer.getvalue().decode()
    assert AuditRow.objects.get(verb="supporters.export").details == {"part": "on"}


def test_what_is_wrong_is_said_and_kept(organiser: Client) -> None:
    support = supports(how=How.STANDING_ORDER)
    assert do(organiser, support, "change", amount="0.10", often=3, day_of_month="") == 422
    answer = organiser.post(
        reverse("supporter_desk", args=[support.reference]),
        {"do": "change", "amount": "lots", "often": "3", "day_of_month": "31"},
    )
    words = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="lots"' in words
    assert "type an amount such as 12.50" in words
    assert support.amount_minor == 500


def test_the_organiser_changes_pauses_resumes_and_stops(organiser: Client) -> None:
    support = supports(how=How.STANDING_ORDER)
    assert do(organiser, support, "change", amount="9", often=3, day_of_month="5") == 302
    assert (support.amount_minor, support.often, support.day_of_month) == (900, 3, 5)
    do(organiser, support, "pause", until="")
    assert support.state == State.PAUSED
    do(organiser, support, "resume")
    assert support.state == State.ACTIVE
    do(organiser, support, "stop")
    assert support.state == State.STOPPED
    assert "on their asking" in page(organiser, "supporter_desk", support.reference)


def test_the_link_goes_out_by_mail_where_there_is_an_address(organiser: Client) -> None:
    support = supports(how=How.STANDING_ORDER)
    assert do(organiser, support, "link") == 302
    assert "/account/support/" in Letter.objects.get(kind="support-link").text
    assert do(organiser, supports(ada(email="")), "link") == 422


def test_whoever_lapsed_is_called_until_somebody_spoke_to_them(organiser: Client) -> None:
    support = supports(state=State.LAPSED)
    address = reverse("supporter_call", args=[support.reference])
    organiser.post(address, {"outcome": "no-answer", "note": ""})
    assert "Nobody answered once" in page(organiser, "supporter_calls")
    organiser.post(address, {"outcome": "reached", "note": "Rings back in May"})
    assert "Nobody is to be called" in page(organiser, "supporter_calls")
    assert "Rings back in May" in page(organiser, "supporter_desk", support.reference)
    assert Call.objects.count() == 2


def test_whoever_supports_again_is_not_called(organiser: Client) -> None:
    person = ada()
    supports(person, state=State.LAPSED)
    supports(person)
    assert "Nobody is to be called" in page(organiser, "supporter_calls")


def test_the_paper_sets_its_schedule(organiser: Client) -> None:
    address = reverse("supporter_letters")
    typed = {"occasion": "failed", "first": "3", "again": "", "last": "9", "end": "5"}
    assert organiser.post(address, typed).status_code == 422
    assert organiser.post(address, typed | {"end": "20"}).status_code == 302
    set_ones = Chase.objects.filter(occasion=Occasion.FAILED).values_list("rung", "days")
    assert dict(set_ones) == {"first": 3, "last": 9, "end": 20}


def test_the_figures_show_thirteen_months(organiser: Client) -> None:
    begun = timezone.now() - dt.timedelta(days=70)
    supports(pence=1200, often=12, since=begun)
    shown = organiser.get(reverse("supporter_figures"))
    assert len(shown.context["months"]) == 13
    assert sum(month.gained for month in shown.context["months"]) == 1
    assert "£12" in shown.content.decode()
