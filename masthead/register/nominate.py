"""Enter in the nominations book to whom a member's property passes at their death."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.lib import days, rows
from masthead.lib.turns import take_turn
from masthead.people import audit
from masthead.register.end_nomination import end_nomination
from masthead.register.family import family_of
from masthead.register.models import Member
from masthead.register.models.nomination import Nomination, Relation, WhyEnded, Works
from masthead.register.rules import rules_on
from masthead.register.standing import is_member


class NomineeNotFamily(ValueError):
    """An officer or employee may be nominated only by those who are their family."""


class NominatedByNobody(ValueError):
    """On that day they are no member, so they have nothing to nominate to."""


class NominationsNotKnown(ValueError):
    """The law that the society stands under knows no nominations."""


@dataclass(frozen=True)
class Nominee:
    """Who is nominated, as it is on the day; `amount_minor` is a part, None the whole."""

    name: str
    address: str
    relation: Relation
    works: Works
    amount_minor: int | None = None


def nominate(
    member: Member,
    nominee: Nominee,
    *,
    on: dt.date,
    authority: str,
    instead_of: Sequence[Nomination] = (),
    by: audit.Actor,
    at: dt.datetime,
) -> Nomination:
    """Enter a nomination that was signed and delivered on a day, and end those it replaces.

    Whether it is valid is asked once, of that day: whoever is hired later stays nominated.
    Source: Co-operative and Community Benefit Societies Act 2014, s.37(2), (3) and (5). Raises
    NominatedByNobody, NomineeNotFamily or NominationsNotKnown.
    """
    with transaction.atomic():
        take_turn(alone=True)
        _refuse(member, nominee, on=on)
        for earlier in instead_of:
            end_nomination(earlier, why=WhyEnded.REPLACED, on=on, authority=authority, by=by, at=at)
        nomination = Nomination.objects.create(
            number=rows.next_number(Nomination, "number"),
            member=member,
            name=nominee.name.strip(),
            address=nominee.address.strip(),
            relation=nominee.relation,
            works=nominee.works,
            amount_minor=nominee.amount_minor,
            effective_on=on,
            entered_at=at,
            authority=authority,
            by=by.user,
        )
        details = {"member": member.number, "number": nomination.number}
        audit.record("register.nominate", nomination, by=by, at=at, details=details)
    return nomination


def _refuse(member: Member, nominee: Nominee, *, on: dt.date) -> None:
    rules = rules_on(on)
    if not rules.nomination_minor:
        raise NominationsNotKnown(_("The rules of that day know no nominations"))
    if not is_member(member, on=on):
        words = _("Member {number} was no member on {day}")
        raise NominatedByNobody(words.format(number=member.number, day=days.in_words(on)))
    if nominee.works != Works.NO and nominee.relation not in family_of(rules.regime):
        words = _(
            "{name} works for the society and is none of the member’s family that the law names, "
            "so the nomination isn’t valid"
        )
        raise NomineeNotFamily(words.format(name=nominee.name))
