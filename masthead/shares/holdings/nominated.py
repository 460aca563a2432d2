"""The lines of the nominations book in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from masthead.lib import days, money
from masthead.paper.models import the_paper
from masthead.register.models import Nomination
from masthead.register.models.nomination import Relation, WhyEnded, Works


@dataclass(frozen=True)
class NominationRow:
    """One nomination: by whom, of whom, what, and why it counts no more, empty where it does."""

    number: int
    member: int
    name: str
    address: str
    since: str
    about: str
    part: str
    ended: str


def nomination_rows(nominations: Iterable[Nomination]) -> list[NominationRow]:
    """Return nominations as the desk shows them; with `ended` brought along, in no query each."""
    currency = the_paper().currency
    return [_row(one, currency=currency) for one in nominations]


def _row(nomination: Nomination, *, currency: str) -> NominationRow:
    part = nomination.amount_minor
    return NominationRow(
        number=nomination.number,
        member=nomination.member.number,
        name=nomination.name,
        address=nomination.address,
        since=days.in_words(nomination.effective_on),
        about=_about(nomination),
        part=_("all") if part is None else money.exact(part, currency=currency),
        ended=_ended(nomination),
    )


def _about(nomination: Nomination) -> str:
    said = []
    if nomination.relation != Relation.OTHER:
        said.append(str(Relation(nomination.relation).label))
    if nomination.works != Works.NO:
        said.append(str(Works(nomination.works).label))
    return ", ".join(said)


def _ended(nomination: Nomination) -> str:
    if not hasattr(nomination, "ended"):
        return ""
    why = WhyEnded(nomination.ended.why).label
    return f"{why}, {days.in_words(nomination.ended.effective_on)}"
