"""The small cast of these tests: a paper, Ada who supports it, and what came and what failed."""

import datetime as dt

from masthead.ledger.accounts import Account
from masthead.ledger.models import Entry
from masthead.ledger.post import Leg, post
from masthead.paper.found import found
from masthead.paper.models import Paper
from masthead.payments.begin import begin
from masthead.payments.contract import SubscriptionStatus
from masthead.payments.models import Payment, Purpose, Subscription, Way
from masthead.people import audit
from masthead.people.models import Person, PersonKind
from masthead.supporters.models import How, State, Support

NOON = dt.datetime(2026, 6, 13, 12, tzinfo=dt.UTC)
JUNE_13 = dt.date(2026, 6, 13)
WAYS = {How.CARD: Way.CARD, How.DIRECT_DEBIT: Way.DIRECT_DEBIT}


def the_ferry_bell(*, at: dt.datetime = NOON) -> Paper:
    """Found the paper of these tests, in practice."""
    return found("The Ferry Bell", society="Ferry Bell Society Limited", practice=True, at=at)


def ada(*, name: str = "Ada Quill", email: str = "ada@example.org") -> Person:
    """Return somebody whom the paper knows."""
    return Person.objects.create(name=name, email=email, town="Threlby", added_at=NOON)


def a_group() -> Person:
    """Return a bookshop that supports the paper."""
    return Person.objects.create(
        kind=PersonKind.GROUP,
        name="Lantern Books",
        contact="Bo Penford",
        email="bo@example.org",
        added_at=NOON,
    )


def supports(
    person: Person | None = None,
    *,
    pence: int = 500,
    how: How = How.CARD,
    often: int = 1,
    state: State = State.ACTIVE,
    reference: str = "",
    **more: object,
) -> Support:
    """Return the support of somebody, where nothing else is said Ada's five pounds by card."""
    is_over = state in (State.STOPPED, State.LAPSED, State.DROPPED)
    told: dict[str, object] = {
        "started_at": NOON,
        "since": None if state == State.PENDING else NOON,
        "failing_since": NOON if state == State.FAILING else None,
        "ended_at": NOON if is_over else None,
    }
    return Support.objects.create(
        person=person or ada(),
        amount_minor=pence,
        currency="GBP",
        often=often,
        how=how,
        subscription=a_subscription(pence, how=how, often=often) if how in WAYS else None,
        reference=reference or f"FB-S{Support.objects.count() + 1:04}",
        state=state,
        **(told | more),
    )


def a_subscription(pence: int = 500, *, how: How = How.CARD, often: int = 1) -> Subscription:
    """Return a subscription that the practice gateway collects."""
    return Subscription.objects.create(
        provider="practice",
        way=WAYS[how],
        remote_id=f"sub_{Subscription.objects.count() + 1}",
        status=SubscriptionStatus.ACTIVE,
        status_at=NOON,
        amount_minor=pence,
        currency="GBP",
        every_months=often,
        created_at=NOON,
    )


def a_payment(support: Support, *, at: dt.datetime = NOON) -> Payment:
    """Return a payment that was collected, or wasn't, for somebody's support."""
    return begin(
        support.amount_minor,
        currency="GBP",
        way=WAYS[How(support.how)],
        provider="practice",
        purpose=Purpose.SUPPORT,
        paper_name="The Ferry Bell",
        by=audit.GATEWAY,
        at=at,
    )


def an_entry(
    pence: int = 500, *, key: str = "practice:pay_1:confirmed", on: dt.date = JUNE_13
) -> Entry:
    """Return an entry in the book by which so much came; below nought, by which it went."""
    legs = [Leg(Account.CARD_CLEARING, pence), Leg(Account.SUPPORTERS_GIFTS, -pence)]
    return post(key, legs=legs, currency="GBP", on=on, at=NOON, narration="Gift")
