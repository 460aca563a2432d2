"""See that whoever takes shares over is a member, and may hold them."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from masthead.lib import days
from masthead.people import audit
from masthead.register.enter import enter, enter_again
from masthead.register.models import Kind, Member
from masthead.register.models.member import Event
from masthead.register.particulars import particulars_of
from masthead.register.rules import rules_on
from masthead.register.standing import is_member, standing_of
from masthead.register.told import Told
from masthead.shares.holdings.young import refuse_too_young


class EnteredLater(ValueError):
    """Whoever takes the shares was entered as a member after that day."""


@dataclass(frozen=True)
class Newcomer:
    """Somebody who takes shares over and is in the register for the first time."""

    told: Told
    kind: Kind = Kind.PERSON


def taker(
    who: Member | Newcomer, *, on: dt.date, authority: str, by: audit.Actor, at: dt.datetime
) -> Member:
    """Return the member who takes shares over on a day, entered or entered again where needed.

    Whoever was a member before keeps their number. Inside the caller's transaction. Raises
    TooYoung, or EnteredLater.
    """
    least = rules_on(on).least_age
    if isinstance(who, Newcomer):
        refuse_too_young(who.told.born_on, least=least, on=on)
        return enter(who.told, kind=who.kind, on=on, authority=authority, by=by, at=at)
    line = particulars_of(who, on=dt.date.max)
    refuse_too_young(line.born_on if line else None, least=least, on=on)
    if not is_member(who, on=on):
        _let_in_again(who, on=on, authority=authority, by=by, at=at)
    return who


def _let_in_again(
    member: Member, *, on: dt.date, authority: str, by: audit.Actor, at: dt.datetime
) -> None:
    last = standing_of(member, on=dt.date.max)
    if last and last.event == Event.ENTERED:
        words = _("Member {number} was entered on {day}, after that day")
        since = days.in_words(last.effective_on)
        raise EnteredLater(words.format(number=member.number, day=since))
    enter_again(member, on=on, authority=authority, by=by, at=at)
