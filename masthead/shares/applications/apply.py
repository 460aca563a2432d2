"""Send in an application for shares."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.lib.turns import take_turn
from masthead.people import audit
from masthead.register.rules import Rules, rules_on
from masthead.shares.applications.age import age_on
from masthead.shares.applications.step import take_step
from masthead.shares.applications.terms import refuse_closed, refuse_quantity
from masthead.shares.applications.write_draft import locked_draft
from masthead.shares.models import UNDECIDED, Application, Holder, State

# Two alike within this time are taken for one that was sent in twice.
ALIKE_WITHIN = dt.timedelta(days=1)


class ParticularsMissing(ValueError):
    """Who is to hold the shares is not known well enough for the register."""


class TooYoung(ValueError):
    """Whoever is to hold the shares may not hold them yet, or not apply alone."""


class NotAgreed(ValueError):
    """What the law wants said was not agreed to."""


class AppliedAlready(ValueError):
    """The same was sent in a short while ago: `other` is that application."""

    def __init__(self, other: Application) -> None:
        words = _("You have applied for the same number of shares already: {reference}")
        super().__init__(words.format(reference=other.reference))
        self.other = other


def apply(
    application: Application,
    *,
    instalments: int = 1,
    as_well: bool = False,
    on: dt.date,
    by: audit.Actor,
    at: dt.datetime,
) -> Application:
    """Send a draft in, once, and return it; nothing is paid yet.

    `as_well` says that one just like it is meant to come beside an earlier one. Raises SentIn,
    OfferClosed, TooFewShares, TooManyShares, OverTheCap, ParticularsMissing, TooYoung,
    NotAgreed or AppliedAlready.
    """
    with transaction.atomic():
        # Two windows at once are looked at one after the other.
        take_turn(alone=True)
        draft = locked_draft(application)
        refuse_closed(draft.offer, on=on)
        refuse_quantity(
            draft.offer, draft.quantity, on=on, registered_society=draft.registered_society
        )
        refuse_particulars(draft)
        if draft.born_on:
            refuse_age(draft, rules=rules_on(on), on=on)
        if draft.agreed_at is None:
            raise NotAgreed(_("What is said about shares was not agreed to"))
        if not as_well:
            _refuse_alike(draft, at=at)
        draft.instalments = instalments if 1 < instalments == draft.offer.instalments else 1
        draft.submitted_at = at
        draft.save(update_fields=["instalments", "submitted_at"])
        take_step(draft, State.SUBMITTED, by=by, at=at)
    return draft


def refuse_particulars(application: Application) -> None:
    """Refuse particulars that lack what the register needs. Raises ParticularsMissing.

    Those of a gift come from its recipient, who is known by name and email until then.
    """
    needed = {"name": application.name, "email": application.email}
    if application.holder != Holder.GIFT or application.accepted_at:
        needed["address"] = application.address
    lacks = [field for field, told in needed.items() if not told.strip()]
    if lacks or not application.holder:
        raise ParticularsMissing(_("Some of the particulars are still missing"))


def refuse_age(application: Application, *, rules: Rules, on: dt.date) -> None:
    """Refuse somebody too young to hold shares, or to apply alone. Raises TooYoung."""
    if application.born_on is None:
        return
    age = age_on(on, born=application.born_on)
    if age < rules.least_age:
        words = _("Under {age} nobody can be a member: the society’s rules say so")
        raise TooYoung(words.format(age=rules.least_age))
    if application.holder != Holder.CHILD and age < rules.withdraw_age:
        words = _("Under {age} a parent or guardian applies")
        raise TooYoung(words.format(age=rules.withdraw_age))


def _refuse_alike(draft: Application, *, at: dt.datetime) -> None:
    alike = Application.objects.filter(
        offer=draft.offer,
        quantity=draft.quantity,
        holder=draft.holder,
        name__iexact=draft.name,
        email__iexact=draft.email,
        state__in=UNDECIDED,
        submitted_at__gt=at - ALIKE_WITHIN,
    )
    if other := alike.exclude(pk=draft.pk).order_by("-submitted_at").first():
        raise AppliedAlready(other)
