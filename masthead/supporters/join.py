"""Begin somebody's regular support: the row alone, before any of it has come."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.ledger.models import new_id
from masthead.lib import money
from masthead.paper.models import Paper, the_paper
from masthead.payments import reference
from masthead.payments.models import Subscription
from masthead.people import audit
from masthead.people.known import known_by
from masthead.people.models import Person, PersonKind, Thank
from masthead.supporters.models import How, Level, Often, State, Support
from masthead.supporters.step import note


class SupportTooSmall(ValueError):
    """The sum is less than the least that the paper takes, or than its level."""


@dataclass(frozen=True)
class Told:
    """What a supporter told of themselves; `contact` is who speaks for a group."""

    name: str
    email: str
    town: str = ""
    thank: str = Thank.NONE
    kind: str = PersonKind.PERSON
    contact: str = ""


def join(
    told: Told,
    *,
    level: Level | None,
    amount_minor: int,
    often: int,
    how: str,
    day_of_month: int | None = None,
    subscription: Subscription | None = None,
    key: uuid.UUID | None = None,
    by: audit.Actor,
    at: dt.datetime,
) -> Support:
    """Write down that somebody sets out to support the paper, and return it, to be confirmed.

    `amount_minor` is in minor units of the paper's currency, `often` the months between. `key`
    makes a form that is sent twice one support. Somebody known by address, name and town keeps
    their record, which is not changed by what anybody types here. Raises SupportTooSmall.
    """
    paper = the_paper()
    _refuse_small(amount_minor, level=level, often=often, paper=paper)
    with transaction.atomic():
        if key and (told_before := Support.objects.filter(pk=key).first()):
            return told_before
        support = Support.objects.create(
            id=key or new_id(),
            person=_person(told, at=at),
            level=level,
            amount_minor=amount_minor,
            currency=paper.currency,
            often=Often(often),
            how=How(how),
            subscription=subscription,
            reference=reference.new(paper.name),
            day_of_month=day_of_month,
            thank=Thank(told.thank),
            started_at=at,
        )
        details: dict[str, str | int | bool | None] = {
            "amount_minor": amount_minor,
            "often": int(often),
            "how": str(how),
        }
        note(support, State.PENDING, details=details, by=by, at=at)
    return support


def _refuse_small(amount_minor: int, *, level: Level | None, often: int, paper: Paper) -> None:
    asked = (level.minor(often) if level else None) or 0
    least = max(asked, paper.least_gift_minor)
    if amount_minor < least:
        words = _("The least that we can take here is {least}")
        raise SupportTooSmall(words.format(least=money.exact(least, currency=paper.currency)))


def _person(told: Told, *, at: dt.datetime) -> Person:
    known = known_by(told.email, told.name, town=told.town)
    if known and known.kind == told.kind:
        return known
    return Person.objects.create(
        kind=PersonKind(told.kind),
        name=told.name.strip(),
        contact=told.contact.strip(),
        town=told.town.strip(),
        email=told.email.strip(),
        thank=Thank(told.thank),
        added_at=at,
    )
