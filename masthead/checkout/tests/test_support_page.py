"""Become a supporter: one clear sentence for each mistake, nothing lost, nobody given away."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from masthead.checkout.support.set_out import path_of
from masthead.checkout.tests.support_cast import ADA, a_paper_with_levels, sent, subscription_of
from masthead.ledger.models import new_id
from masthead.mail.models import Letter
from masthead.paper.models import Paper
from masthead.payments import registry
from masthead.payments.contract import GatewayRefused, GatewayUnreachable, Started
from masthead.payments.practice.gateway import PracticeGateway
from masthead.payments.practice.regular import sign_up
from masthead.people.models import Person
from masthead.supporters.models import State, Support

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paper() -> Paper:
    return a_paper_with_levels()


def summary_of(page: str) -> list[tuple[str, str]]:
    """Return the lines of the summary of errors: where each leads, and what it says."""
    return re.findall(r'<li><a href="#([^"]+)">([^<]+)</a></li>', page)


def shown(client: Client, path: str) -> str:
    return html.unescape(client.get(path).content.decode())


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("0", "We can’t read “0”: enter an amount of at least £1, such as 12.50"),
        ("-5", "We can’t read “-5”: enter an amount of at least £1, such as 12.50"),
        ("0.05", "The least that we can take here is £1"),
        ("0.99", "The least that we can take here is £1"),
        ("10,000.01", "The most that we can take here is £10,000"),
        ("ten", "We can’t read “ten”: enter an amount of at least £1, such as 12.50"),
        ("9" * 5000, "The most that we can take here is £10,000"),
        ("", "Type an amount, such as 7.50"),
    ],
)
def test_it_refuses_an_amount_in_one_sentence_and_keeps_what_was_typed(
    client: Client, typed: str, sentence: str
) -> None:
    status, page = sent(client, level="other", other_amount=typed, often="12", **ADA)
    assert status == 422
    field = "id_other_amount" if typed else "id_level_1"
    assert summary_of(page) == [(field, sentence)]
    assert 'value="Ada “A.” Quill"' in page
    for name, value in (("often", "12"), ("how", "standing-order"), ("level", "other")):
        assert re.search(rf'name="{name}" id="\w+" value="{value}" checked', page)
    assert not Support.objects.exists()


def test_it_asks_for_each_thing_that_is_missing(client: Client) -> None:
    status, page = sent(client)
    assert status == 422
    assert summary_of(page) == [
        ("id_level_1", "Choose a level, or type an amount of your own, such as 7.50"),
        ("id_how_1", "Choose how your support is to come"),
        ("id_name", "Give your name"),
        ("id_email", "Give your email: we write to it about your support"),
    ]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"often": "2"}, "id_often_1"),
        ({"level": "shop"}, "id_level_1"),
        ({"level": "friend", "often": "3"}, "id_level_1"),
        ({"other_amount": "7"}, "id_other_amount"),
        ({"how": "collection"}, "id_how_1"),
        ({"how": "carrier-pigeon"}, "id_how_1"),
        ({"email": "ada"}, "id_email"),
        ({"name": "x" * 201}, "id_name"),
        ({"thank": "initials"}, "id_town"),
        ({"thank": "loudly"}, "id_thank_1"),
    ],
)
def test_it_refuses_what_is_not_offered(client: Client, typed: dict[str, str], field: str) -> None:
    status, page = sent(client, **(ADA | {"level": "friend"} | typed))
    assert (status, [target for target, _ in summary_of(page)]) == (422, [field])


def test_an_address_that_looks_mistyped_is_asked_about_once(client: Client) -> None:
    typed = ADA | {"level": "friend", "email": "ada@gmial.com"}
    status, page = sent(client, **typed)
    assert (status, summary_of(page)[0][0]) == (422, "id_email")
    assert "Did you mean ada@gmail.com?" in page
    assert 'name="use" value="ada@gmail.com"' in page
    assert sent(client, **typed, use="ada@gmail.com")[0] == 302
    assert Person.objects.get().email == "ada@gmail.com"
    assert sent(client, **typed, sure="ada@gmial.com")[0] == 302
    assert Person.objects.filter(email="ada@gmial.com").exists()


def test_an_address_already_known_gives_nobody_away(client: Client) -> None:
    known = Person.objects.create(
        name="Ada Quill", email="ada@example.org", town="Threlby", added_at=timezone.now()
    )
    typed = {"level": "friend", "how": "standing-order"}
    pages = []
    for name, email in (("ada quill", "ada@example.org"), ("Bo Penford", "bo@example.org")):
        status, _ = sent(client, **typed, name=name, email=email)
        assert status == 302
        support = Support.objects.latest("started_at", "pk")
        pages.append(shown(client, path_of(support)).replace(support.reference, "R"))
        pages[-1] = pages[-1].replace(str(support.pk), "K")
    assert Support.objects.filter(person=known).count() == 1
    assert pages[0] == pages[1]
    assert "Ada" not in pages[0]
    assert "Threlby" not in pages[0]


def test_a_standing_order_is_told_how_and_written_to_and_waits(client: Client) -> None:
    answer = client.post("/support/", ADA | {"level": "friend"})
    support = Support.objects.get()
    assert answer.headers["Location"] == path_of(support)
    assert (support.state, support.amount_minor, str(support.level)) == ("pending", 1000, "Friend")
    page = shown(client, path_of(support))
    for words in ("Your standing order", support.reference, "£10 a month", "00-00-00"):
        assert words in page
    letter = Letter.objects.get()
    assert (letter.kind, letter.to) == ("support-how-to-send", "ada@example.org")
    assert support.reference in letter.text
    assert path_of(support) in letter.text


def test_the_form_for_the_bank_is_a_pdf_that_names_nobody(
    client: Client, pdf_text: Callable[[bytes], str]
) -> None:
    client.post("/support/", ADA | {"level": "friend", "often": "12"})
    support = Support.objects.get()
    answer = client.get(f"/support/order/{support.pk}/")
    assert answer.headers["Content-Type"] == "application/pdf"
    said = pdf_text(answer.content)
    for words in (support.reference, "£120", "Each year", "00-00-00", "Ferry Bell Society"):
        assert words in said
    assert "Ada" not in said


def test_a_form_sent_twice_is_one_standing_order(client: Client) -> None:
    typed = ADA | {"level": "friend", "once": str(new_id())}
    first, second = (client.post("/support/", typed).headers["Location"] for _ in range(2))
    assert first == second
    assert Support.objects.count() == 1
    assert Letter.objects.count() == 1


def test_a_sum_of_ones_own_gets_what_its_level_brings(client: Client) -> None:
    sent(client, **ADA, level="other", other_amount="12.50")
    support = Support.objects.get()
    assert (support.amount_minor, str(support.level)) == (1250, "Friend")
    assert "A letter each month" in shown(client, path_of(support))


def test_a_group_has_a_contact_and_may_send_in_what_it_collects(client: Client) -> None:
    page = shown(client, "/support/?group=1")
    assert "Collections sent in" in page
    assert 'value="shop"' in page
    assert 'value="friend"' not in page
    typed = {"group": "1", "name": "Lantern Books", "email": "bo@example.org", "level": "shop"}
    status, page = sent(client, **typed, how="collection")
    assert (status, [target for target, _ in summary_of(page)]) == (422, ["id_contact"])
    assert sent(client, **typed, how="collection", contact="Bo Penford")[0] == 302
    support = Support.objects.get()
    assert (support.person.kind, support.person.contact) == ("group", "Bo Penford")
    page = shown(client, path_of(support))
    assert "How to send your collections" in page
    assert "1 Ferry Stairs" in page
    assert client.get(f"/support/order/{support.pk}/").status_code == 404


@pytest.mark.parametrize("how", ["card", "direct-debit"])
def test_a_gateway_takes_over_and_its_word_makes_a_supporter(client: Client, how: str) -> None:
    answer = client.post("/support/", ADA | {"level": "friend", "how": how})
    support = Support.objects.get()
    assert "/practice/" in answer.headers["Location"]
    assert support.state == State.PENDING
    assert "Not yet" in shown(client, path_of(support))
    assert not Letter.objects.exists()
    sign_up(subscription_of(support).setup_id or "", choice="sign", at=timezone.now())
    page = shown(client, path_of(support))
    assert "You are a supporter of The Ferry Bell now." in page
    assert "A letter each month" in page
    assert Support.objects.get().state == State.ACTIVE
    assert Letter.objects.filter(kind="support-welcome").count() == 1


def test_whoever_left_the_gateway_can_try_again(client: Client) -> None:
    client.post("/support/", ADA | {"other_amount": "12.50", "how": "card", "often": "12"})
    support = Support.objects.get()
    assert "Nothing was taken" in shown(client, f"{path_of(support)}?left=1")
    page = shown(client, f"/support/?again={support.pk}")
    assert 'name="other_amount" value="12.50"' in page
    assert re.search(r'name="often" id="\w+" value="12" checked', page)
    assert "Ada" not in page
    assert "ada@" not in page


def test_what_a_gateway_refuses_is_said_and_dropped(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Refusing(PracticeGateway):
        def start_subscription(self, *args: object, **more: object) -> Started:
            raise GatewayRefused("no")

    monkeypatch.setitem(registry._makers, "practice", Refusing)
    status, page = sent(client, **(ADA | {"level": "friend", "how": "card"}))
    assert status == 502
    assert "did not accept this. Try another way; nothing was taken." in page
    support = Support.objects.get()
    assert (support.state, subscription_of(support).is_over) == (State.DROPPED, True)


def test_a_gateway_that_does_not_answer_is_asked_again(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Silent(PracticeGateway):
        def start_subscription(self, *args: object, **more: object) -> Started:
            raise GatewayUnreachable("?")

    monkeypatch.setitem(registry._makers, "practice", Silent)
    status, page = sent(client, **(ADA | {"level": "friend", "how": "card"}))
    assert status == 503
    assert 'value="ada@example.org"' in page
    assert subscription_of(Support.objects.get()).look_at is not None


def test_too_many_tries_are_refused(client: Client, settings: Settings) -> None:
    settings.TRIES_PER_ADDRESS = 2
    assert [sent(client, **ADA, level="friend")[0] for _ in range(3)] == [302, 302, 429]


def test_a_paper_without_gateway_or_bank_says_so(client: Client, settings: Settings) -> None:
    Paper.objects.update(bank_account_name="", cheques_payable_to="")
    settings.GATEWAYS = ["nowhere"]
    assert "can’t take regular support on this page yet" in shown(client, "/support/")


def test_the_page_sets_no_cookie_but_the_forms_own(client: Client) -> None:
    answer = client.get("/support/")
    assert set(answer.cookies) <= {"csrftoken"}
    assert "no-store" in answer.headers["Cache-Control"]


def test_an_address_of_nobody_is_not_found(client: Client) -> None:
    for path in (f"/support/thanks/{new_id()}/", f"/support/order/{new_id()}/"):
        assert client.get(path).status_code == 404
    assert client.get("/support/?again=nonsense&level=%00").status_code == 200
