"""Applications and their money in the words that the desk uses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, F, Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from masthead.lib import money
from masthead.paper.models import Paper, the_paper
from masthead.payments.contract import RefundStatus
from masthead.register.rules import Rules
from masthead.shares.decisions.known import gather
from masthead.shares.decisions.lacks import Lack, lacks_of
from masthead.shares.decisions.room import wanted_of
from masthead.shares.models import Application, ShareMoney, ShareRefund, State, Step


@dataclass(frozen=True)
class Group:
    """A part of the list: its name in the address, its name on the screen, what stands in it."""

    name: str
    title: object
    states: tuple[State, ...]


GROUPS = (
    Group("decide", gettext_lazy("To be decided"), (State.PAID, State.HELD)),
    Group("allot", gettext_lazy("Approved, to be allotted"), (State.APPROVED,)),
    Group("wait", gettext_lazy("Waiting for payment"), (State.SUBMITTED, State.AWAITING)),
    Group("allotted", gettext_lazy("Allotted"), (State.ALLOTTED,)),
    Group("ended", gettext_lazy("Ended"), (State.REJECTED, State.WITHDRAWN, State.LAPSED)),
)


@dataclass(frozen=True)
class Tab:
    """A group with how many applications stand in it and what their shares cost, in words."""

    group: Group
    count: int
    price: str


@dataclass(frozen=True)
class ApplicationRow:
    """An application as a row: its shares and price in words, and what it lacks."""

    application: Application
    shares: str
    price: str
    state: str
    lacks: list[Lack]


@dataclass(frozen=True)
class MoneyRow:
    """A movement of an application's money."""

    money: ShareMoney
    what: str
    amount: str


@dataclass(frozen=True)
class RefundRow:
    """A refund: its sum and where it stands, in words. `by_hand` when somebody has to pay it."""

    refund: ShareRefund
    amount: str
    stands: str
    by_hand: bool


def tabs() -> list[Tab]:
    """Return the groups with their counts."""
    paper = the_paper()
    price = F("quantity") * F("offer__share_class__nominal_minor")
    rows = Application.objects.values("state").annotate(count=Count("pk"), sum=Sum(price))
    found = {row["state"]: (row["count"], row["sum"]) for row in rows}
    made = []
    for group in GROUPS:
        sums = [found.get(state, (0, 0)) for state in group.states]
        total = money.exact(sum(minor for _count, minor in sums), currency=paper.currency)
        made.append(Tab(group, sum(count for count, _minor in sums), total))
    return made


def rows_of(applications: Sequence[Application], *, rules: Rules) -> list[ApplicationRow]:
    """Return applications as rows, in a few questions however many there are."""
    paper, known = the_paper(), gather(applications)
    return [
        ApplicationRow(
            one,
            shares_of(one),
            money.exact(one.offer.price_of(wanted_of(one)), currency=paper.currency),
            str(State(one.state).label),
            lacks_of(one, known, rules=rules) if one.state in _UNDECIDED else [],
        )
        for one in applications
    ]


_UNDECIDED = tuple(state for group in GROUPS[:3] for state in group.states)


def shares_of(application: Application) -> str:
    """Write how many shares are wanted, and of how many where it was scaled back."""
    wanted = wanted_of(application)
    if wanted == application.quantity:
        return f"{wanted:,}"
    words = _("{wanted} of {asked}")
    return words.format(wanted=f"{wanted:,}", asked=f"{application.quantity:,}")


def facts_of(application: Application) -> list[tuple[str, str]]:
    """Return what an applicant told, as pairs of name and answer; what is empty is left out."""
    joint = [f"{other['name']}, {other.get('address', '')}" for other in application.joint]
    found = [
        (_("Offer"), application.offer.name),
        (_("Who will hold them"), str(application.get_holder_display())),
        (_("Name"), application.name),
        (_("Representative"), application.representative),
        (_("Joint holders"), "; ".join(joint)),
        (_("Postal address"), _lines(application.address)),
        (_("Postcode"), application.postcode),
        (_("Email"), application.email),
        (_("Email may be used for"), ", ".join(map(str, application.email_for))),
        (_("Date of birth"), f"{application.born_on:%-d %B %Y}" if application.born_on else ""),
        (_("Registered society"), _("yes") if application.registered_society else ""),
        (_("Given by"), _lines(f"{application.giver_name}\n{application.giver_email}")),
    ]
    return [(name, said) for name, said in found if said]


def _lines(text: str) -> str:
    return ", ".join(line.strip() for line in text.splitlines() if line.strip())


def money_rows(application: Application, *, paper: Paper) -> list[MoneyRow]:
    """Return the movements of an application's money, in their order."""
    return [
        MoneyRow(one, _moved(one), money.exact(one.amount_minor, currency=paper.currency))
        for one in application.money.select_related("payment").order_by("pk")
    ]


def _moved(one: ShareMoney) -> str:
    if one.amount_minor > 0:
        return str(one.payment.get_way_display()) if one.payment else _("Came by hand")
    return _("Allotted") if one.key.endswith(":allotted") else _("Goes back")


def refund_rows(refunds: Iterable[ShareRefund], *, paper: Paper) -> list[RefundRow]:
    """Return refunds as rows."""
    return [
        RefundRow(
            one,
            money.exact(one.amount_minor, currency=paper.currency),
            _stands(one),
            one.gone_id is None and (one.refund is None or _refused(one)),
        )
        for one in refunds
    ]


def _refused(refund: ShareRefund) -> bool:
    return refund.refund is not None and refund.refund.status == RefundStatus.FAILED


def _stands(refund: ShareRefund) -> str:
    if refund.gone_on:
        return _("gone on {day}").format(day=f"{refund.gone_on:%-d %b %Y}")
    if _refused(refund):
        return _("the payment service refuses it: pay it by hand")
    if refund.refund:
        return _("the payment service was asked")
    return _("to be paid by hand")


def steps_of(application: Application) -> list[tuple[Step, str]]:
    """Return an application's steps with their names, in their order."""
    found = application.steps.select_related("by").order_by("pk")
    return [(step, str(State(step.state).label)) for step in found]
