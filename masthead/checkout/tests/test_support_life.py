"""The pages on which supporters look after what they give."""

import datetime as dt
import time

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from masthead.checkout.support_life.switch_way import begins_on
from masthead.checkout.tests.cast import the_ferry_bell
from masthead.checkout.tests.support_cast import (
    LATER,
    after,
    came_in_pence,
    confirmed,
    practised,
    subscription_of,
)
from masthead.lib.days import in_words
from masthead.payments.models import PracticeSubscription
from masthead.payments.practice.regular import sign_up
from masthead.people import audit
from masthead.people.account import account_for
from masthead.people.models import Person, User
from masthead.supporters.days import months_after
from masthead.supporters.link import path_of
from masthead.supporters.models import How, State, Support
from tests.signed_in import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def support() -> Support:
    the_ferry_bell(at=timezone.now())
    return confirmed(1000)


def at(support: Support, page: str = "") -> str:
    """Return the address of a page by the link of our letters."""
    return path_of(support) + page


def fresh(support: Support) -> Support:
    return Support.objects.select_related("subscription").get(pk=support.pk)


def signed_in(email: str) -> Client:
    client = Client()
    user = account_for(email, by=audit.READER, at=timezone.now())
    sign_in(client, user)
    return client


def test_whoever_is_not_signed_in_is_led_to_the_door(client: Client, support: Support) -> None:
    answer = client.get(reverse("support_life", args=[support.pk]))
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(reverse("account_login"))


def test_nobody_sees_the_support_of_somebody_else(support: Support) -> None:
    other = signed_in("other@example.org")
    for page in ("support_life", "change_support", "stop_support"):
        assert other.get(reverse(page, args=[support.pk])).status_code == 404
    assert other.post(reverse("stop_support", args=[support.pk])).status_code == 404
    assert fresh(support).state == State.ACTIVE


def test_another_of_the_household_sees_it_and_changes_nothing(
    client: Client, support: Support
) -> None:
    bo = Person.objects.create(
        name="Bo Harker", email=support.person.email, added_at=timezone.now()
    )
    User.objects.create(email=support.person.email, person=bo)
    other = signed_in(support.person.email)
    page = other.get(reverse("support_life", args=[support.pk])).content.decode()
    assert support.reference in page
    assert "given under another name" in page
    assert reverse("stop_support", args=[support.pk]) not in page
    for name in ("change_support", "pause_support", "stop_support", "support_method"):
        assert other.post(reverse(name, args=[support.pk]), {"until": "2"}).status_code == 404
    assert fresh(support).state == State.ACTIVE
    client.post(at(support, "stop/"))
    assert fresh(support).state == State.STOPPED


@pytest.mark.parametrize("key", ["x", "a.b", "0190.x.y", "ffffffffffffffffffffffffffffffff.1.2"])
def test_a_link_cut_short_leads_nowhere(client: Client, support: Support, key: str) -> None:
    assert client.get(f"/account/support/{key}/").status_code in {302, 404}
    assert client.get(at(support)[:-4] + "/").status_code == 404


def test_a_link_of_long_ago_leads_nowhere(
    client: Client, support: Support, monkeypatch: pytest.MonkeyPatch
) -> None:
    then = time.time() - 121 * 24 * 60 * 60
    with monkeypatch.context() as clock:
        clock.setattr("django.core.signing.time.time", lambda: then)
        link = at(support)
    assert client.get(link).status_code == 404


def test_a_scanner_that_follows_every_link_changes_nothing(
    client: Client, support: Support
) -> None:
    for page in ("", "change/", "pause/", "stop/"):
        answer = client.get(at(support, page))
        assert answer.status_code == 200
        assert "no-store" in answer.headers["Cache-Control"]
        assert answer.headers["X-Robots-Tag"] == "noindex"
        assert not answer.cookies.keys() - {"csrftoken"}
    for page in ("resume/", "method/", "another-way/"):
        assert client.get(at(support, page)).status_code == 405
    assert fresh(support).state == State.ACTIVE


def test_what_is_wrong_is_said_and_kept(client: Client, support: Support) -> None:
    typed = {"often": "1", "level": "other", "other_amount": "0.10", "day": "31"}
    answer = client.post(at(support, "change/"), typed)
    words = answer.content.decode()
    assert answer.status_code == 422
    assert "The least that we can take here is £1" in words
    assert "Choose a day from 1 to 28" in words
    assert 'value="0.10"' in words


def test_the_sum_and_the_day_change_here_and_at_the_gateway(
    client: Client, support: Support
) -> None:
    typed = {"often": "3", "level": "other", "other_amount": "12.50", "day": "9"}
    answer = client.post(at(support, "change/"), typed, follow=True)
    assert "from the next collection on" in answer.content.decode()
    assert not answer.cookies.keys() - {"csrftoken"}
    there = practised(support)
    assert (there.amount_minor, there.every_months, there.day_of_month) == (1250, 3, 9)
    assert subscription_of(support).asked_at is None
    assert fresh(support).amount_minor == 1250


def test_it_rests_and_goes_on_here_and_at_the_gateway(client: Client, support: Support) -> None:
    assert client.post(at(support, "pause/"), {"until": "5"}).status_code == 422
    client.post(at(support, "pause/"), {"until": "2"})
    assert practised(support).status == PracticeSubscription.Status.PAUSED
    assert "It rests: nothing is collected before" in client.get(at(support)).content.decode()
    client.post(at(support, "resume/"))
    assert practised(support).status == PracticeSubscription.Status.ACTIVE
    assert fresh(support).state == State.ACTIVE


def test_two_clicks_stop_it_here_and_at_the_gateway(client: Client, support: Support) -> None:
    page = client.get(at(support)).content.decode()
    assert at(support, "stop/") in page
    answer = client.post(at(support, "stop/"), follow=True)
    assert "nothing more is collected" in answer.content.decode()
    assert practised(support).status == PracticeSubscription.Status.CANCELLED
    assert after(support, dt.timedelta(days=1)).state == State.STOPPED
    again = client.post(at(support, "stop/"), follow=True)
    assert "can’t be done any more" in again.content.decode()


def test_another_card_is_given_at_the_gateway(client: Client, support: Support) -> None:
    answer = client.post(at(support, "method/"))
    assert answer.status_code == 302
    assert "/practice/" in answer.headers["Location"]


def test_another_way_goes_to_its_gateway_and_ends_this_one_once_confirmed(
    client: Client, support: Support
) -> None:
    bad = client.post(at(support, "another-way/"), {"how": "card"})
    assert "said=choose" in bad.headers["Location"]
    answer = client.post(at(support, "another-way/"), {"how": "direct-debit"})
    assert "/practice/" in answer.headers["Location"]
    instead = Support.objects.get(instead_of=support)
    assert (instead.how, fresh(support).state) == (How.DIRECT_DEBIT, State.ACTIVE)


class TestAnotherWayBegins:
    def by_card_instead(self, client: Client, support: Support) -> tuple[Support, str]:
        """Switch a direct debit to a card and confirm it; return that and the old page."""
        page = client.get(at(support)).content.decode()
        client.post(at(support, "another-way/"), {"how": "card"})
        instead = Support.objects.get(instead_of=support)
        sign_up(practised(instead).pk, choice="sign", at=timezone.now())
        return after(instead, LATER), page

    def test_when_the_old_one_would_have_been_collected_and_not_before(
        self, client: Client
    ) -> None:
        the_ferry_bell(at=timezone.now())
        support = confirmed(12_000, how=How.DIRECT_DEBIT, often=12)
        due = timezone.localdate() + dt.timedelta(days=300)
        PracticeSubscription.objects.update(next_on=due)
        Support.objects.update(next_on=due)
        instead, page = self.by_card_instead(client, support)
        assert f"the first collection is on {in_words(due)}" in page
        assert (instead.state, instead.next_on, came_in_pence()) == (State.ACTIVE, due, 0)
        assert fresh(support).state == State.STOPPED

    def test_at_once_where_the_old_one_fails(self, client: Client) -> None:
        the_ferry_bell(at=timezone.now())
        support = confirmed(1000, how=How.DIRECT_DEBIT)
        Support.objects.update(state=State.FAILING, failing_since=timezone.now())
        _instead, page = self.by_card_instead(client, support)
        assert "A card is charged at once" in page
        assert came_in_pence() == 1000

    def test_a_period_after_what_came_last_where_no_day_is_known(self, client: Client) -> None:
        the_ferry_bell(at=timezone.now())
        support = confirmed(1000, how=How.DIRECT_DEBIT, often=3)
        today = timezone.localdate()
        Support.objects.update(next_on=None, last_on=today)
        assert begins_on(fresh(support), today=today) == months_after(today, 3)

    def test_not_before_a_rest_is_over(self, client: Client) -> None:
        the_ferry_bell(at=timezone.now())
        support = confirmed(1000, how=How.DIRECT_DEBIT)
        today = timezone.localdate()
        until = today + dt.timedelta(days=90)
        Support.objects.update(state=State.PAUSED, paused_until=until)
        assert begins_on(fresh(support), today=today) == until


def test_whoever_signed_in_with_their_address_sees_what_came(support: Support) -> None:
    page = signed_in("jo@example.org").get(reverse("support_life", args=[support.pk]))
    assert page.status_code == 200
    assert "£10 a month, by card" in page.content.decode()
