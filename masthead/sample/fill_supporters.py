"""The sample paper's supporters: levels, people and groups, and what they gave in the months past.

What came counts in earlier months, so that the fund of this month stands as its gifts say; but
in the last days of a month, when all have paid.
"""

from __future__ import annotations

import datetime as dt

from masthead.checkout.look_at_subscription import look_at_subscription
from masthead.checkout.settle import settle
from masthead.checkout.support.receive import receive_support
from masthead.checkout.support.ways import BY_GATEWAY
from masthead.fund.models import Appeal
from masthead.lib import money
from masthead.paper.models import Paper
from masthead.payments import registry
from masthead.payments.contract import Kind, Notice, Payer
from masthead.payments.due_days import months_later
from masthead.payments.models import PracticeSubscription, Subscription
from masthead.payments.practice.regular import control, sign_up
from masthead.payments.subscribe import ask_for_subscription, begin_subscription
from masthead.people import audit
from masthead.people.models import PersonKind
from masthead.sample.supporters import GETS, LEVELS, SUPPORTERS, SampleSupporter
from masthead.supporters.join import Told, join
from masthead.supporters.levels.reached import level_reached
from masthead.supporters.levels.set_benefit import set_benefit
from masthead.supporters.levels.set_level import LevelTerms, set_level
from masthead.supporters.models import How, State, Support
from masthead.supporters.step import take_step

LAST_DAY = 28
A_DAY = dt.timedelta(days=1)


def fill_supporters(paper: Paper, *, at: dt.datetime) -> None:
    """Set the levels, and let the supporters be as they would be on an ordinary day."""
    _set_levels(paper, at=at)
    for told in SUPPORTERS:
        _support(told, paper=paper, at=at)


def _set_levels(paper: Paper, *, at: dt.datetime) -> None:
    gets = {
        key: set_benefit(words, what=what, place=place, by=audit.COMMAND, at=at)
        for place, (key, (what, words)) in enumerate(GETS.items())
    }
    unit = 10 ** money.exponent(paper.currency)
    for place, level in enumerate(LEVELS):
        terms = LevelTerms(
            name=level.name,
            words=level.words,
            monthly_minor=level.pounds * unit,
            quarterly_minor=level.pounds * 3 * unit,
            yearly_minor=level.pounds * 10 * unit,
            for_groups=level.for_groups,
            benefits=tuple(gets[key] for key in level.gets),
            place=place,
        )
        set_level(terms, by=audit.COMMAND, at=at)


def _support(told: SampleSupporter, *, paper: Paper, at: dt.datetime) -> None:
    due = _due(told, today=paper.today(at))
    began = at - (31 * told.months + 1) * A_DAY
    support = _join(told, day=due.day, at=began, paper=paper)
    if support.subscription:
        _sign(support.subscription, told, began=began, at=at)
        support.refresh_from_db()
    if told.fate != "pending":
        _give_until(support, due=due, began=paper.today(began), at=at)
        _meet(support, told.fate, paper=paper, at=at)


def _due(told: SampleSupporter, *, today: dt.date) -> dt.date:
    """Return the day of the next payment, one of every month: of this month while it has one."""
    due = today + told.due_in * A_DAY
    if today.day < LAST_DAY and (due.month != today.month or due.day > LAST_DAY):
        return today.replace(day=LAST_DAY)
    while due.day > LAST_DAY:
        due += A_DAY
    return due


def _join(told: SampleSupporter, *, day: int, paper: Paper, at: dt.datetime) -> Support:
    how, is_group = How(told.how), bool(told.contact)
    who = Told(
        told.name,
        told.email,
        told.town,
        told.thank,
        kind=PersonKind.GROUP if is_group else PersonKind.PERSON,
        contact=told.contact,
    )
    return join(
        who,
        level=level_reached(told.pence, often=told.often, for_groups=is_group),
        amount_minor=told.pence,
        often=told.often,
        how=how,
        day_of_month=day,
        subscription=_subscription(told, day=day, paper=paper, at=at),
        by=audit.READER,
        at=at,
    )


def _subscription(
    told: SampleSupporter, *, day: int, paper: Paper, at: dt.datetime
) -> Subscription | None:
    way = BY_GATEWAY.get(How(told.how))
    if way is None:
        return None
    return begin_subscription(
        provider="practice",
        way=way,
        amount_minor=told.pence,
        currency=paper.currency,
        every_months=told.often,
        day_of_month=day,
        by=audit.READER,
        at=at,
    )


def _sign(
    subscription: Subscription, told: SampleSupporter, *, began: dt.datetime, at: dt.datetime
) -> None:
    """Give the practice gateway a card or an account, as its page does, and look how it stands."""
    payer = Payer(name=told.name, email=told.email)
    ask_for_subscription(subscription, payer=payer, return_url="")
    choice = "expires" if told.fate == "expires" else "sign"
    sign_up(subscription.setup_id or "", choice=choice, at=at)
    look_at_subscription(subscription, at=began)


def _give_until(support: Support, *, due: dt.date, began: dt.date, at: dt.datetime) -> None:
    """Receive what came on each day that was due before the one to come."""
    first = Appeal.objects.main().order_by("opens_on").values_list("opens_on", flat=True)[0]
    for back in range(1, 13):
        on = months_later(due, -back * int(support.often))
        if on < max(began, first):
            break
        on_that_day = dt.datetime.combine(on, at.timetz())
        receive_support(
            support,
            support.amount_minor,
            method=support.how,
            on=on,
            key=f"sample:{support.reference}-{on:%Y-%m}:cleared",
            by=audit.COMMAND,
            at=on_that_day,
        )


def _meet(support: Support, fate: str, *, paper: Paper, at: dt.datetime) -> None:
    """Let happen what was to happen to one of the supporters."""
    if fate == "fails" and support.subscription:
        _fail(support.subscription, at=at)
    if fate in ("lapsed", "stopped"):
        support.refresh_from_db()
        why = "asked" if fate == "stopped" else "missed"
        take_step(support, State(fate), details={"why": why}, by=audit.CLOCK, at=at - 3 * A_DAY)


def _fail(subscription: Subscription, *, at: dt.datetime) -> None:
    """Have the practice gateway's bank refuse a collection."""
    for choice in ("fails-next", "collect"):
        control(subscription.setup_id or "", choice=choice, at=at)
    refused = PracticeSubscription.objects.get(pk=subscription.setup_id).collections.latest(
        "due_on"
    )
    gateway = registry.recurring_provider(subscription.provider)
    settle(gateway, Notice(Kind.PAYMENT, refused.pk), at=at)
