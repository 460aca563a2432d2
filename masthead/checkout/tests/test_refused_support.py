"""What a gateway refused is said where somebody looks after their support, and at the desk."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from masthead.checkout.tests.cast import the_ferry_bell
from masthead.checkout.tests.support_cast import confirmed
from masthead.payments import registry
from masthead.payments.contract import GatewayRefused, RemoteSubscription
from masthead.payments.practice.gateway import PracticeGateway
from masthead.people import audit, roles
from masthead.people.staff import add_staff
from masthead.supporters.link import path_of
from masthead.supporters.models import State, Support
from tests.signed_in import sign_in

pytestmark = pytest.mark.django_db
SAID = "did not take what was last asked for it"


@pytest.fixture
def support(monkeypatch: pytest.MonkeyPatch) -> Support:
    class Refusing(PracticeGateway):
        def pause_subscription(self, *args: object, **more: object) -> RemoteSubscription:
            raise GatewayRefused("no")

    the_ferry_bell(at=timezone.now())
    support = confirmed(1000)
    monkeypatch.setitem(registry._makers, "practice", Refusing)
    return support


def test_its_page_says_so_and_that_it_goes_on(client: Client, support: Support) -> None:
    assert SAID not in client.get(path_of(support)).content.decode()
    answer = client.post(path_of(support) + "pause/", {"until": "0"})
    assert answer.headers["Location"].endswith("?said=refused")
    page = client.get(answer.headers["Location"]).content.decode()
    assert SAID in page
    assert "below is how it stands now" in page
    support.refresh_from_db()
    assert support.state == State.ACTIVE


def test_the_organiser_finds_it_in_a_list_of_its_own(client: Client, support: Support) -> None:
    client.post(path_of(support) + "pause/", {"until": "0"})
    at, desk = timezone.now(), Client()
    role = roles.find("fund-organiser")
    sign_in(desk, add_staff("organiser@example.org", role=role, by=audit.COMMAND, at=at))
    listed = desk.get(reverse("supporters_desk"), {"show": "refused"}).content.decode()
    assert support.reference in listed
    one = desk.get(reverse("supporter_desk", args=[support.reference])).content.decode()
    assert "the gateway refused that it be paused" in one
