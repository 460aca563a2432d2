"""Change how much somebody gives, how often and on which day."""

import datetime as dt
from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.lib import money
from masthead.paper.models import the_paper
from masthead.people import audit
from masthead.supporters.bring_along import bring_along
from masthead.supporters.join import SupportTooSmall
from masthead.supporters.letters.again import tell_changed
from masthead.supporters.levels.reached import level_of
from masthead.supporters.models import Often, State, Support
from masthead.supporters.step import CHANGED, NotNow, note

LAST_DAY = 28


class SupportTooLarge(ValueError):
    """The sum is more than the most that the paper takes on its website."""


class DayNotInEveryMonth(ValueError):
    """The day isn’t one that every month has."""


@dataclass(frozen=True)
class Terms:
    """What somebody gives: minor units, the months between, the day of the month if one is set."""

    amount_minor: int
    often: int
    day_of_month: int | None


def change(support: Support, terms: Terms, *, by: audit.Actor, at: dt.datetime) -> Support:
    """Let a supporter give on other terms from the next collection on; return the support.

    Its level follows from the sum: the highest that it comes up to, or the one that it has
    where that is no longer offered. The gateway is told afterwards, and the supporter by mail.
    The same terms again change nothing. Raises NotNow, SupportTooSmall, SupportTooLarge,
    DayNotInEveryMonth, GatewayRefused (then all is as it was: see `set_back`).
    """
    _refuse(terms)
    with transaction.atomic():
        locked = Support.objects.select_for_update(of=("self",))
        support = locked.select_related("person", "level", "subscription").get(pk=support.pk)
        if support.is_over or (support.state == State.PENDING and support.subscription_id):
            words = _("This support is {state}: that can’t be changed")
            raise NotNow(words.format(state=support.get_state_display()))
        if terms_of(support) == terms:
            return support
        _write(support, terms, by=by, at=at)
    bring_along(support, by=by, at=at)
    return support


def _refuse(terms: Terms) -> None:
    paper = the_paper()
    least, most = paper.least_gift_minor, paper.most_gift_minor
    if terms.amount_minor < least:
        words = _("The least that we can take here is {least}")
        raise SupportTooSmall(words.format(least=money.exact(least, currency=paper.currency)))
    if terms.amount_minor > most:
        words = _("The most that we can take here is {most}")
        raise SupportTooLarge(words.format(most=money.exact(most, currency=paper.currency)))
    day = terms.day_of_month
    if day is not None and not 1 <= day <= LAST_DAY:
        raise DayNotInEveryMonth(_("Choose a day from 1 to 28, which every month has"))


def terms_of(support: Support) -> Terms:
    """Return the terms on which somebody gives."""
    return Terms(support.amount_minor, int(support.often), support.day_of_month)


def _write(support: Support, terms: Terms, *, by: audit.Actor, at: dt.datetime) -> None:
    before = {f"{name}_was": value for name, value in asdict(terms_of(support)).items()}
    support.level = level_of(support, terms.amount_minor, often=terms.often)
    support.amount_minor, support.often = terms.amount_minor, Often(terms.often)
    support.day_of_month = terms.day_of_month
    support.save(update_fields=["level", "amount_minor", "often", "day_of_month"])
    details = asdict(terms) | before | {"level": support.level_id}
    step = note(support, CHANGED, details=details, by=by, at=at)
    tell_changed(support, occasion=str(step.pk), at=at)
