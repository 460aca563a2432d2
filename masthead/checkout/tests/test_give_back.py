"""The treasurer gives a gift back: no more than is left, for a reason, and once."""

import html
import re

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from masthead.checkout.give_back import left_of
from masthead.checkout.look import look
from masthead.checkout.models import GivenBack
from masthead.checkout.record import record
from masthead.checkout.settle import settle
from masthead.checkout.tests import cast
from masthead.fund.models import Gift
from masthead.payments import registry
from masthead.payments.contract import GatewayUnreachable, Kind, Notice, RemoteRefund
from masthead.payments.models import Payment, PracticeRefund, Refund
from masthead.payments.practice.act import act
from masthead.payments.practice.gateway import PracticeGateway
from masthead.payments.practice.refunds import finish
from masthead.people import audit, roles
from masthead.people.models import User
from tests.signed_in import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def treasurer() -> Client:
    return signed_in("Treasurer")


def signed_in(role: str) -> Client:
    roles.sync()
    user = User.objects.create(email=f"{role.split(maxsplit=1)[0].lower()}@example.org")
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    sign_in(client, user)
    return client


def a_card_gift(pence: int = 1000) -> Gift:
    at = timezone.now()
    payment = cast.set_out(cast.the_ferry_bell(at=at), pence, name="Jo Harker", at=at)
    act(cast.session_of(payment), choice="pay", at=at)
    look(payment, at=at)
    return Gift.objects.get()


def a_cheque(pence: int = 1000) -> Gift:
    at = timezone.now()
    today = cast.the_ferry_bell(at=at).today(at)
    return record(pence, method="cheque", on=today, by=audit.COMMAND, at=at)


def raised() -> int:
    return cast.now_is(timezone.now()).raised_minor


def path(gift: Gift) -> str:
    return f"/desk/gifts/{gift.number}/refund/"


def asked(client: Client, gift: Gift, amount: str, **typed: str) -> tuple[int, str]:
    """Fill in the form and send it; return the status and the page that it led to."""
    form = client.get(path(gift)).content.decode()
    key = re.search(r'name="key" value="([^"]+)"', form)
    today = f"{timezone.now():%Y-%m-%d}"
    words = {"key": key.group(1) if key else "k", "amount": amount, "reason": "Asked by the giver"}
    answer = client.post(path(gift), words | {"on": today} | typed)
    page = client.get(path(gift)) if answer.status_code == 302 else answer
    return answer.status_code, html.unescape(page.content.decode())


def they_have_gone() -> None:
    """Let the practice gateway finish its refunds, and hear of it."""
    for refund in PracticeRefund.objects.all():
        finish.call(refund.pk)
        settle(PracticeGateway(), Notice(Kind.REFUND, refund.pk), at=timezone.now())


@pytest.mark.parametrize("role", ["Fund organiser", "Reporter", "Desk editor"])
def test_only_treasurer_and_administrator_may(role: str) -> None:
    gift = a_cheque()
    client = signed_in(role)
    assert client.get(path(gift)).status_code in (302, 403)
    assert client.post(path(gift), {"amount": "1"}).status_code in (302, 403)
    assert client.get("/desk/taken-back/").status_code in (302, 403)
    assert signed_in("Administrator").get(path(gift)).status_code == 200


def test_case_12_two_refunds_then_one_that_is_too_large(treasurer: Client) -> None:
    """Case 12: two £3 refunds on £10, then £5: the third is refused, £4 left."""
    gift = a_card_gift(1000)
    assert [asked(treasurer, gift, "3")[0] for _ in range(2)] == [302, 302]
    status, page = asked(treasurer, gift, "5")
    assert (status, "No more than £4 can be given back." in page) == (422, True)
    assert (left_of(gift), raised()) == (400, 1000)
    they_have_gone()
    assert (left_of(gift), raised()) == (400, 400)
    assert asked(treasurer, gift, "5")[0] == 422
    assert asked(treasurer, gift, "4")[0] == 302


def test_case_12_by_cheque_too(treasurer: Client) -> None:
    """Case 12 for a gift by post: what goes back by hand is posted at once, out of the bank."""
    gift = a_cheque(1000)
    assert [asked(treasurer, gift, "3")[0] for _ in range(2)] == [302, 302]
    status, page = asked(treasurer, gift, "5")
    assert (status, "No more than £4 can be given back." in page) == (422, True)
    assert (raised(), cast.balance_of("bank")) == (400, -600)
    assert not Refund.objects.exists()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"amount": "ten"}, "“ten” is not an amount: type it as 20 or 12.50"),
        ({"amount": "-3"}, "“-3” is not an amount: type it as 20 or 12.50"),
        ({"reason": "  "}, "Say why it is given back"),
        ({"on": "2020-01-01"}, "That is before the day of the gift"),
        ({"on": "2999-01-01"}, "That day is still to come"),
    ],
)
def test_it_refuses_in_a_sentence_and_keeps_what_was_typed(
    treasurer: Client, typed: dict[str, str], sentence: str
) -> None:
    gift = a_cheque()
    words = {"amount": "3"} | typed
    status, page = asked(treasurer, gift, **words)
    assert status == 422
    assert f"{sentence}</a></li>" in page
    assert f'value="{words["amount"]}"' in page
    assert not GivenBack.objects.exists()


def test_a_form_that_is_sent_twice_gives_back_once(treasurer: Client) -> None:
    gift = a_cheque()
    today = f"{timezone.now():%Y-%m-%d}"
    words = {"key": "once", "amount": "3", "reason": "Asked by the giver", "on": today}
    for _ in range(2):
        assert treasurer.post(path(gift), words).status_code == 302
    assert (GivenBack.objects.count(), raised()) == (1, 700)


def test_it_says_who_gave_it_back_why_and_how_it_stands(treasurer: Client) -> None:
    gift = a_card_gift()
    _, page = asked(treasurer, gift, "3", reason="Paid twice by mistake")
    assert "asked for, not gone yet" in page
    for words in ("Paid twice by mistake", "treasurer@example.org", "£7"):
        assert words in page
    they_have_gone()
    page = html.unescape(treasurer.get(path(gift)).content.decode())
    assert ">gone</td>" in page
    assert GivenBack.objects.get().by == User.objects.get(email="treasurer@example.org")


def test_the_page_of_a_gift_leads_here_and_says_why(treasurer: Client) -> None:
    gift = a_cheque()
    asked(treasurer, gift, "3", reason="Paid twice by mistake")
    page = html.unescape(treasurer.get(f"/desk/fund/gifts/{gift.number}/").content.decode())
    assert f'href="{path(gift)}"' in page
    assert "Paid twice by mistake" in page
    organiser = signed_in("Fund organiser").get(f"/desk/fund/gifts/{gift.number}/")
    assert f'href="{path(gift)}"' not in organiser.content.decode()


def test_a_gateway_that_does_not_answer_is_asked_again_by_the_clock(treasurer: Client) -> None:
    class Silent(PracticeGateway):
        def refund(self, refund: Refund) -> RemoteRefund:
            raise GatewayUnreachable("No answer")

    gift = a_card_gift()
    registry.offer("practice", Silent)
    try:
        status, page = asked(treasurer, gift, "3")
    finally:
        registry.offer("practice", PracticeGateway)
    assert status == 302
    assert "asked again each minute" in page
    assert Refund.objects.get().status == "pending"


def test_a_gateway_that_refuses_gives_nothing_back(treasurer: Client) -> None:
    gift = a_card_gift()
    Payment.objects.update(remote_id="ps_unknown")
    status, page = asked(treasurer, gift, "3")
    assert status == 422
    assert "Nothing was given back: the gateway refuses it." in page
    assert left_of(gift) == 1000


def test_a_gift_of_a_gateway_that_is_unknown_here_has_nothing_to_give_back(
    treasurer: Client,
) -> None:
    gift = a_card_gift()
    Gift.objects.update(payment=None)
    Payment.objects.update(remote_id="ps_other")
    page = html.unescape(treasurer.get(path(gift)).content.decode())
    assert "Nothing is left of it that could be given back." in page
