"""What is asked of the book itself; nothing here can be explained away."""

import datetime as dt

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from masthead.ledger.balances import loose_legs
from masthead.ledger.models import ClosedMonth, Entry
from masthead.lib import days
from masthead.treasury.checks.check import Check, Month, state_of


def month_over(month: Month) -> Check:
    """Ask whether the last day is past."""
    over = month.last < month.today
    words = _("The last day was {day}.") if over else _("It can be closed when {day} is past.")
    said = words.format(day=days.in_words(month.last))
    return Check("month-over", state_of(over), said, title=_("The month is over"))


def month_before_closed(month: Month) -> Check:
    """Ask whether the month before is closed, or the book began later."""
    before = month.first - dt.timedelta(days=1)
    closed = ClosedMonth.objects.filter(last_day=before).exists()
    begun = closed or Entry.objects.filter(effective_on__lte=before).exists()
    name = date_format(before, "F Y")
    words = _("{month} is closed.") if closed else _("{month} is not closed yet: close it first.")
    if not begun:
        words = _("Nothing is in the book before this month.")
    return Check(
        "month-before-closed",
        state_of(closed or not begun),
        words.format(month=name),
        link=reverse("month", args=[f"{before:%Y-%m}"]) if begun and not closed else "",
        title=_("The month before is closed"),
    )


def book_balances(month: Month) -> Check:
    """Ask whether debits and credits agree at the end of the month."""
    trial = month.trial
    sides = {"debits": trial.debits_minor, "credits": trial.credits_minor}
    words = _("Debits come to {debits}, credits to {credits}.")
    return Check(
        "book-balances",
        state_of(trial.balances_out),
        words.format(**{side: month.words(minor) for side, minor in sides.items()}),
        link=f"{reverse('trial_balance')}?on={month.last}",
        title=_("The trial balance balances"),
    )


def no_loose_legs(month: Month) -> Check:
    """Ask whether each leg in the book has its entry."""
    found = loose_legs()
    words = ngettext(
        "{count} leg has no entry: ask whoever looks after the server to run masthead doctor.",
        "{count} legs have no entry: ask whoever looks after the server to run masthead doctor.",
        found,
    ).format(count=found)
    return Check(
        "no-loose-legs",
        state_of(not found),
        words if found else _("Every leg belongs to an entry."),
        title=_("Nothing loose in the book"),
    )
