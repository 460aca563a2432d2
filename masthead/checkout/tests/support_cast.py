"""The cast of the tests of regular support: somebody who begins, a clock, the gateway's page."""

import datetime as dt
import html

from django.test import Client
from django.utils import timezone

from masthead.checkout.look_at_subscription import look_at_subscriptions
from masthead.checkout.poll import poll
from masthead.checkout.support.set_out import Wish, set_out
from masthead.checkout.tests import cast
from masthead.ledger.accounts import Account
from masthead.ledger.models import Posting
from masthead.paper.models import Paper, the_paper
from masthead.payments.models import Polled, PracticeSubscription, Subscription
from masthead.payments.practice.regular import sign_up
from masthead.supporters.join import Told
from masthead.supporters.models import Benefit, How, Level, Support, What

ADA = {"name": "Ada “A.” Quill", "email": "ada@example.org", "how": "standing-order"}

LATER = dt.timedelta(minutes=7)
JO = Told(name="Jo Harker", email="jo@example.org", town="Threlby")


def begun(pence: int = 1000, *, how: How = How.CARD, often: int = 1) -> Support:
    """Set out to support the paper, as its page does; return the support, to be confirmed."""
    at = timezone.now()
    set_out(JO, Wish(pence, often, how), paper=the_paper(), address="192.0.2.1", at=at)
    return Support.objects.select_related("subscription").latest("started_at", "pk")


def practised(support: Support) -> PracticeSubscription:
    """Return what the practice gateway has of a support."""
    return PracticeSubscription.objects.get(key=str(support.subscription_id))


def confirmed(
    pence: int = 1000, *, how: How = How.CARD, often: int = 1, choice: str = "sign"
) -> Support:
    """Begin support and give a card or account at the practice gateway; the clock looks."""
    support = begun(pence, how=how, often=often)
    sign_up(practised(support).pk, choice=choice, at=timezone.now())
    return after(support, LATER)


def after(support: Support, wait: dt.timedelta) -> Support:
    """Let the clock tick a while from now, twice, as it may happen; return the support then.

    The practice gateway has a clock of its own, so it is asked what changed until now.
    """
    for _ in range(2):
        look_at_subscriptions(at=timezone.now() + wait)
        Polled.objects.all().delete()
        poll(at=timezone.now())
    return Support.objects.select_related("subscription").get(pk=support.pk)


def subscription_of(support: Support) -> Subscription:
    """Return a support's subscription as it is now."""
    return Subscription.objects.select_related("mandate").get(support=support)


def came_in_pence() -> int:
    """Return what stands in the account of the supporters' gifts."""
    found = Posting.objects.filter(account=Account.SUPPORTERS_GIFTS)
    return -sum(found.values_list("amount_minor", flat=True))


def a_paper_with_levels() -> Paper:
    """Found a paper with a level for persons and one for groups."""
    found = cast.the_ferry_bell(at=timezone.now())
    friend = Level.objects.create(
        name="Friend", slug="friend", monthly_minor=1000, yearly_minor=12_000
    )
    friend.benefits.add(Benefit.objects.create(name="A letter each month", what=What.NEWSLETTER))
    Level.objects.create(name="Shop", slug="shop", monthly_minor=2000, for_groups=True)
    return found


def sent(client: Client, **typed: str) -> tuple[int, str]:
    """Send the form of support; return the status and the page."""
    answer = client.post("/support/", typed)
    return answer.status_code, html.unescape(answer.content.decode())
