"""Amend the paper's own settings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from masthead.lib import money
from masthead.lib.contrast import ENOUGH_FOR_TEXT, NotAColour
from masthead.paper import currency as currencies
from masthead.paper.accent import least_contrast
from masthead.paper.found import NameMissing, refuse_unknown_currency, refuse_unknown_time_zone
from masthead.paper.models import Paper
from masthead.people import audit

# No single gift on the website is more than this many whole units of the currency.
MOST_OF_ALL = 10_000_000
MOST_SUGGESTIONS = 8

FIXED = {"id", "practice", "founded_at", "version", "owners_version"}
AMENDABLE = frozenset(
    field.name for field in Paper._meta.get_fields() if field.concrete and field.name not in FIXED
)


class CurrencyFixed(ValueError):
    """The first appeal, or the first entry in the book, fixed the currency."""


class TooLittleContrast(ValueError):
    """The accent can't be read on the paper; the message shows the ratio."""


class GiftLimitsNotInOrder(ValueError):
    """Least and most of a gift are not between one minor unit and ten million."""


class SuggestionsOutOfLimits(ValueError):
    """A suggested gift is less than the least, more than the most, or there are too many."""


def amend(changes: Mapping[str, object], *, by: audit.Actor, at: dt.datetime) -> Paper:
    """Change settings by their names (`AMENDABLE`), all or none, and return the paper.

    Amounts are minor units. Each change moves `version` on, so that what is kept of the old
    settings is dropped. Raises NameMissing, TimeZoneUnknown, CurrencyUnknown, CurrencyFixed,
    NotAColour, TooLittleContrast, GiftLimitsNotInOrder, SuggestionsOutOfLimits.
    """
    with transaction.atomic():
        paper = Paper.objects.select_for_update().get()
        changed = {name: value for name, value in changes.items() if getattr(paper, name) != value}
        if unknown := changed.keys() - AMENDABLE:
            raise KeyError(f"no settings of the paper: {', '.join(sorted(unknown))}")
        if not changed:
            return paper
        _refuse_currency(changed)
        for name, value in changed.items():
            setattr(paper, name, value)
        _refuse(paper)
        paper.save(update_fields=[*changed])
        Paper.objects.update(version=F("version") + 1)
        names = ", ".join(sorted(changed))
        audit.record("paper.amend", paper, by=by, at=at, details={"changed": names})
        paper.refresh_from_db()
    return paper


def _refuse_currency(changed: Mapping[str, object]) -> None:
    if "currency" in changed and currencies.is_fixed():
        raise CurrencyFixed(_("The paper counts in its currency already, so it stays for good."))


def _refuse(paper: Paper) -> None:
    if not (paper.name.strip() and paper.society_name.strip()):
        raise NameMissing(_("The paper and its society need a name each."))
    refuse_unknown_time_zone(paper.time_zone)
    refuse_unknown_currency(paper.currency)
    refuse_unreadable(paper.accent, dark=False)
    refuse_unreadable(paper.accent_dark, dark=True)
    _refuse_limits(paper)


def refuse_unreadable(colour: str, *, dark: bool) -> None:
    """Raise TooLittleContrast, with the ratio, for an accent that can't be read on the paper.

    The ratio is WCAG's, where it is worst; text needs 4.5. Raises NotAColour too.
    """
    ratio = least_contrast(colour, dark=dark)
    if ratio < ENOUGH_FOR_TEXT:
        on = _("dark paper") if dark else _("light paper")
        words = _("{colour} on {paper} has a contrast of {ratio:.2f}; 4.5 is the least.")
        # Rounded down, so that 4.499 never reads as enough.
        raise TooLittleContrast(words.format(colour=colour, paper=on, ratio=int(ratio * 100) / 100))


def _refuse_limits(paper: Paper) -> None:
    unit = 10 ** money.exponent(paper.currency)
    least, most = paper.least_gift_minor, paper.most_gift_minor
    if not 1 <= least <= most <= MOST_OF_ALL * unit:
        words = _("The least gift is at most the most, and the most at most {amount}.")
        all_of_it = money.exact(MOST_OF_ALL * unit, currency=paper.currency)
        raise GiftLimitsNotInOrder(words.format(amount=all_of_it))
    over = paper.second_person_over_minor
    if over is not None and not 1 <= over <= MOST_OF_ALL * unit:
        words = _("A second person is needed above {amount} at most, or never.")
        raise GiftLimitsNotInOrder(
            words.format(amount=money.exact(MOST_OF_ALL * unit, currency=paper.currency))
        )
    if len(paper.suggested_minor) > MOST_SUGGESTIONS:
        words = _("Suggest {most} amounts at most.")
        raise SuggestionsOutOfLimits(words.format(most=MOST_SUGGESTIONS))
    for minor in paper.suggested_minor:
        if not least <= minor <= most:
            words = _("A suggested gift of {amount} is outside the least and the most.")
            amount = money.exact(minor, currency=paper.currency)
            raise SuggestionsOutOfLimits(words.format(amount=amount))


__all__ = ["AMENDABLE", "NotAColour", "amend", "refuse_unreadable"]
