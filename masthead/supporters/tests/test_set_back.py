"""A gateway refuses what was asked of a support."""

import datetime as dt

import pytest

from masthead.mail.models import Letter
from masthead.paper.models import Paper
from masthead.payments import registry
from masthead.payments.contract import GatewayRefused, RemoteSubscription, SubscriptionStatus
from masthead.payments.practice.gateway import PracticeGateway
from masthead.people import audit
from masthead.people.models import AuditRow
from masthead.supporters.bring_along import bring_all_along, left_behind
from masthead.supporters.change import Terms, change
from masthead.supporters.desk.shown import steps_of
from masthead.supporters.models import Level, State, Support
from masthead.supporters.pause import pause
from masthead.supporters.refused import refused
from masthead.supporters.resume import resume
from masthead.supporters.set_back import set_back
from masthead.supporters.tests.cast import JUNE_13, NOON, supports, the_ferry_bell

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)
TEN = Terms(1000, 3, 5)


class Refusing(PracticeGateway):
    """Has five pounds a month, going on or paused, and takes nothing else."""

    status = SubscriptionStatus.ACTIVE
    asked = 0

    def fetch(self, *args: object) -> RemoteSubscription:
        return RemoteSubscription(
            remote_id="sub_1",
            status=self.status,
            amount_minor=500,
            currency="GBP",
            every_months=1,
            occurred_at=NOON,
        )

    def _refuse(self, *args: object, **more: object) -> RemoteSubscription:
        type(self).asked += 1
        raise GatewayRefused("no")

    amend_subscription = pause_subscription = resume_subscription = _refuse


@pytest.fixture(autouse=True)
def paper() -> Paper:
    return the_ferry_bell()


@pytest.fixture(autouse=True)
def gateway(monkeypatch: pytest.MonkeyPatch) -> type[Refusing]:
    class Own(Refusing):
        pass

    monkeypatch.setitem(registry._makers, "practice", Own)
    return Own


def ticked(*, minutes: int = 3) -> None:
    """Let the clock see to what is left behind, each minute."""
    for minute in range(1, minutes + 1):
        bring_all_along(on=JUNE_13, at=NOON + MINUTE * minute)


def test_a_change_is_asked_for_once_and_what_was_given_stays(gateway: type[Refusing]) -> None:
    reader = Level.objects.create(name="Reader", slug="reader", monthly_minor=500)
    Level.objects.create(name="Friend", slug="friend", quarterly_minor=1000)
    support = supports(level=reader)
    with pytest.raises(GatewayRefused):
        change(support, TEN, by=audit.READER, at=NOON)
    ticked()
    support.refresh_from_db()
    assert (support.amount_minor, support.often, support.day_of_month) == (500, 1, None)
    assert support.level == reader
    assert (gateway.asked, list(refused())) == (1, [support.pk])
    assert AuditRow.objects.filter(verb="payments.amend_subscription").count() == 1
    assert steps_of(support)[0][1] == "the gateway refused £10 a quarter, on day 5 of the month"


def test_a_pause_is_asked_for_once_and_it_goes_on(gateway: type[Refusing]) -> None:
    support = supports()
    with pytest.raises(GatewayRefused):
        pause(support, until=None, by=audit.READER, at=NOON)
    ticked()
    support.refresh_from_db()
    assert (support.state, gateway.asked) == (State.ACTIVE, 1)
    assert steps_of(support)[0][1] == "the gateway refused that it be paused"


def test_what_cannot_be_resumed_rests_on(gateway: type[Refusing]) -> None:
    gateway.status = SubscriptionStatus.PAUSED
    support = supports(state=State.PAUSED)
    theirs = support.subscription
    assert theirs
    theirs.status, theirs.paused_at = SubscriptionStatus.PAUSED, NOON
    theirs.save()
    with pytest.raises(GatewayRefused):
        resume(support, by=audit.READER, at=NOON)
    support.refresh_from_db()
    assert (support.state, support.paused_until) == (State.PAUSED, None)


def test_what_the_clock_left_behind_is_set_back_too(gateway: type[Refusing]) -> None:
    support = supports()
    Support.objects.update(amount_minor=900)
    assert left_behind(on=JUNE_13).count() == 1
    ticked()
    support.refresh_from_db()
    assert (support.amount_minor, gateway.asked) == (500, 1)
    assert not left_behind(on=JUNE_13).exists()


def test_its_supporter_is_told_what_is_given() -> None:
    support = supports()
    with pytest.raises(GatewayRefused):
        change(support, TEN, by=audit.READER, at=NOON)
    assert "£5 a month, by card" in Letter.objects.get(kind="support-refused").text


def test_what_was_changed_meanwhile_is_not_set_back() -> None:
    support = supports(pence=900)
    Support.objects.update(amount_minor=700)
    assert set_back(support, at=NOON) is None
    support.refresh_from_db()
    assert support.amount_minor == 700


def test_what_waits_for_an_answer_is_not_set_back() -> None:
    support = supports()
    assert support.subscription
    support.subscription.asked_at, support.subscription.amount_minor = NOON, 900
    support.subscription.save()
    assert set_back(support, at=NOON) is None


def test_asked_for_anew_the_refusal_is_of_no_matter() -> None:
    support = supports()
    with pytest.raises(GatewayRefused):
        change(support, TEN, by=audit.READER, at=NOON)
    Support.objects.update(subscription=None)
    change(support, Terms(700, 1, None), by=audit.READER, at=NOON)
    assert not refused().exists()
