"""The form of a gift: one clear sentence for each mistake, and nothing typed is lost."""

import html
import re

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from masthead.checkout.models import PromisedGift
from masthead.checkout.tests import cast
from masthead.paper.models import Paper
from masthead.payments import registry
from masthead.payments.contract import GatewayRefused, GatewayUnreachable, Started
from masthead.payments.models import Payment, Way
from masthead.payments.practice.gateway import PracticeGateway

pytestmark = pytest.mark.django_db
TYPED = {"name": "Jo “JJ” Harker", "town": "Threlby <East>", "thank": "initials", "way": "bank"}


@pytest.fixture
def paper() -> Paper:
    return cast.the_ferry_bell(at=timezone.now())


def sent(client: Client, **typed: str) -> tuple[int, str]:
    answer = client.post("/give/", typed)
    return answer.status_code, html.unescape(answer.content.decode())


def summary_of(page: str) -> list[tuple[str, str]]:
    """Return the lines of the summary of errors: where each leads, and what it says."""
    return re.findall(r'<li><a href="#([^"]+)">([^<]+)</a></li>', page)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("0", "We can’t read “0”: enter an amount of at least £1, such as 12.50"),
        ("−5", "We can’t read “−5”: enter an amount of at least £1, such as 12.50"),
        ("-5", "We can’t read “-5”: enter an amount of at least £1, such as 12.50"),
        ("10.005", "We can’t read “10.005”: enter an amount of at least £1, such as 12.50"),
        ("1e9", "We can’t read “1e9”: enter an amount of at least £1, such as 12.50"),
        ("ten", "We can’t read “ten”: enter an amount of at least £1, such as 12.50"),
        ("€10", "We can’t read “€10”: enter an amount of at least £1, such as 12.50"),
        ("1,00", "We can’t read “1,00”: enter an amount of at least £1, such as 12.50"),
        ("٣", "We can’t read “٣”: enter an amount of at least £1, such as 12.50"),
        ("0.99", "The least that we can take here is £1"),
        ("10,000.01", "The most that we can take here is £10,000"),
        ("", "Choose an amount, or type your own, such as 20 or 12.50"),
    ],
)
def test_it_refuses_an_amount_in_one_sentence_and_keeps_what_was_typed(
    paper: Paper, client: Client, typed: str, sentence: str
) -> None:
    status, page = sent(client, amount="other", other_amount=typed, **TYPED)
    assert status == 422
    target = "id_other_amount" if typed else "id_amount_1"
    assert summary_of(page) == [(target, sentence)]
    assert f'<p class="error" id="amount-error">{sentence}</p>' in page
    assert f'name="other_amount" value="{typed}"' in page
    assert 'value="Jo “JJ” Harker"' in page
    assert 'value="Threlby <East>"' in page
    for name, value in (("amount", "other"), ("thank", "initials"), ("way", "bank")):
        assert re.search(rf'name="{name}" id="\w+" value="{value}" checked', page)
    assert not Payment.objects.exists()


def test_a_very_long_number_is_no_amount_either(paper: Paper, client: Client) -> None:
    for typed in ("9" * 5000, "9" * 30):
        status, page = sent(client, other_amount=typed, way="card")
        assert status == 422
        assert len(summary_of(page)) == 1


def test_it_refuses_two_amounts_at_once(paper: Paper, client: Client) -> None:
    status, page = sent(client, amount="5.00", other_amount="20", way="card")
    assert status == 422
    assert summary_of(page)[0][1] == "You chose an amount and typed another: keep one of them"


def test_it_asks_for_each_choice_that_is_missing(paper: Paper, client: Client) -> None:
    status, page = sent(client)
    assert status == 422
    assert summary_of(page) == [
        ("id_amount_1", "Choose an amount, or type your own, such as 20 or 12.50"),
        ("id_way_1", "Choose how you would like to pay"),
    ]
    assert "<title>Error: Donate · The Ferry Bell</title>" in page


@pytest.mark.parametrize(
    ("thank", "name", "town", "lines"),
    [
        ("full", "", "", ["id_name"]),
        ("initials", "", "", ["id_name", "id_town"]),
        ("town", "Jo", "  ", ["id_town"]),
        ("loudly", "Jo", "Threlby", ["id_thank_1"]),
    ],
)
def test_it_asks_for_what_the_wish_for_thanks_needs(
    paper: Paper, client: Client, thank: str, name: str, town: str, lines: list[str]
) -> None:
    status, page = sent(client, amount="5.00", way="card", thank=thank, name=name, town=town)
    assert status == 422
    assert [target for target, _ in summary_of(page)] == lines


def test_it_refuses_a_name_longer_than_can_be_kept(paper: Paper, client: Client) -> None:
    status, page = sent(client, amount="5.00", way="card", name="x" * 201)
    assert (status, summary_of(page)[0][0]) == (422, "id_name")


def test_it_takes_no_way_that_is_not_offered(client: Client) -> None:
    cast.the_ferry_bell(by_post=False, at=timezone.now())
    page = html.unescape(client.get("/give/").content.decode())
    assert re.findall(r'name="way" id="\w+" value="(\w+)"', page) == ["card"]
    assert sent(client, amount="5.00", way="cheque")[0] == 422


def test_a_real_paper_without_gateway_and_details_says_so(client: Client) -> None:
    cast.the_ferry_bell(practice=False, by_post=False, at=timezone.now())
    page = html.unescape(client.get("/give/").content.decode())
    assert "can’t take gifts on this page yet" in page
    assert '<form class="form"' not in page
    assert sent(client, amount="5.00", way="card")[0] == 422


def test_it_bounds_the_tries_of_an_address_and_keeps_what_was_typed(
    paper: Paper, client: Client, settings: Settings
) -> None:
    settings.TRIES_PER_ADDRESS = 2
    typed = {"amount": "5.00", "way": "card", "name": "Jo Harker"}
    assert [sent(client, **typed)[0] for _ in range(3)] == [302, 302, 429]
    answer = client.post("/give/", typed)
    assert answer.headers["Retry-After"] == "600"
    page = html.unescape(answer.content.decode())
    assert "too many tries just now. Wait ten minutes; nothing was taken." in page
    assert 'value="Jo Harker"' in page
    assert Payment.objects.count() == 2
    assert client.post("/give/", typed, REMOTE_ADDR="192.0.2.9").status_code == 302


@pytest.mark.parametrize(
    ("error", "status", "left"),
    [(GatewayUnreachable, 503, "submitted"), (GatewayRefused, 502, "failed")],
)
def test_a_gateway_that_does_not_take_it_takes_nothing_and_loses_nothing(
    paper: Paper, client: Client, error: type[Exception], status: int, left: str
) -> None:
    class Refuses(PracticeGateway):
        def start(self, payment: Payment, *, return_url: str) -> Started:
            raise error("No")

    registry.offer("practice", Refuses)
    try:
        answered, page = sent(client, amount="5.00", way="card", name="Jo Harker")
    finally:
        registry.offer("practice", PracticeGateway)
    assert answered == status
    assert "nothing was taken" in page
    assert 'value="Jo Harker"' in page
    assert Payment.objects.get().status == left


@pytest.mark.parametrize(
    ("typed", "pence"),
    [("20", 2000), ("£12.50", 1250), ("1,200", 120_000), ("10,000", 1_000_000), (" 1 ", 100)],
)
def test_it_takes_an_amount_as_people_type_it(
    paper: Paper, client: Client, typed: str, pence: int
) -> None:
    assert sent(client, amount="other", other_amount=typed, way="card")[0] == 302
    assert Payment.objects.get().amount_minor == pence
    assert sent(client, amount=typed, way="card")[0] == 302


def test_by_card_it_leads_to_the_gateway(paper: Paper, client: Client) -> None:
    answer = client.post("/give/", {"amount": "5.00", "way": "card"})
    payment = Payment.objects.get()
    assert answer.headers["Location"].endswith(f"/practice/{payment.remote_id}/")
    assert (payment.status, payment.provider) == ("submitted", "practice")
    assert cast.nothing_is_posted()


@pytest.mark.parametrize(
    ("way", "words"),
    [
        ("bank", ["Ferry Bell Society", "00-00-00", "00000000"]),
        (
            "cheque",
            ["Ferry Bell Society Limited", "1 Ferry Stairs<br>Threlby", "back of the cheque"],
        ),
        ("postal-order", ["Ferry Bell Society Limited", "back of the postal order"]),
    ],
)
def test_by_post_it_leads_to_the_reference_and_where_to_send_it(
    paper: Paper, client: Client, way: str, words: list[str]
) -> None:
    typed = {"amount": "25.00", "way": way, "name": "Jo", "thank": "full"}
    answer = client.post("/give/", typed, follow=True)
    page = html.unescape(answer.content.decode())
    payment = Payment.objects.get()
    for said in [payment.reference, "How to send your £25", *words]:
        assert said in page
    assert PromisedGift.objects.get().thank == "full"
    assert payment in Payment.objects.awaited_by_post()
    assert cast.nothing_is_posted()
    assert answer.headers["X-Robots-Tag"] == "noindex"


def test_another_paper_has_another_origin_in_mind(client: Client) -> None:
    cast.the_ferry_bell(practice=False, at=timezone.now())
    policy = client.get("/give/").headers["Content-Security-Policy"]
    assert "form-action 'self';" in policy + ";"
    assert "unsafe" not in policy


def test_it_is_shown_in_three_queries(
    paper: Paper, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get("/give/")
    with django_assert_num_queries(3):  # the paper, the fund, the latest thanks
        assert client.get("/give/").status_code == 200


def test_how_a_gift_stands_is_shown_in_five_queries(
    paper: Paper, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    payment = cast.set_out(paper, way=Way.CHEQUE)
    client.get("/give/")
    with django_assert_num_queries(5):
        assert client.get(f"/give/thanks/{payment.pk}/").status_code == 200


def test_nobody_learns_of_another_gift_by_trying_again(paper: Paper, client: Client) -> None:
    payment = cast.set_out(paper, name="Jo Harker", way=Way.CHEQUE)
    for key in (str(payment.pk), "nonsense", ""):
        assert "Jo Harker" not in client.get(f"/give/?again={key}").content.decode()


def test_an_unknown_gift_has_no_page(paper: Paper, client: Client) -> None:
    path = "/give/thanks/00000000-0000-7000-8000-000000000000/"
    assert client.get(path).status_code == 404


def test_a_gift_by_post_that_is_sent_twice_is_promised_once(paper: Paper, client: Client) -> None:
    said = {"amount": "10.00", "way": "cheque", "once": "0197a7a2-0000-7000-8000-000000000001"}
    first, again = (client.post("/give/", said) for _ in range(2))
    assert first.status_code == 302
    assert again.headers["Location"] == first.headers["Location"]
    assert Payment.objects.count() == 1
    other = client.post("/give/", said | {"amount": "25.00"})
    assert other.headers["Location"] != first.headers["Location"]
    assert Payment.objects.count() == 2


def test_each_page_of_the_form_is_another_gift(client: Client, paper: Paper) -> None:
    key = r'name="once" value="([0-9a-f-]{36})"'
    keys = {re.findall(key, client.get("/give/").content.decode())[0] for _ in range(2)}
    assert len(keys) == 2
