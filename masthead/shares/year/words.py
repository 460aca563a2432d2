"""What the annual return says, in words: line by line, for screen, table and paper alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from masthead.lib import days
from masthead.register.models import What
from masthead.shares.year.annual import AnnualReturn
from masthead.shares.year.capital import Capital

# Kinds by which shares come to be or cease to be, and what a return calls them.
SAID = {
    What.OPENING: gettext_lazy("Taken over with an old register"),
    What.ALLOTMENT: gettext_lazy("Allotted"),
    What.TRANSFER_OUT: gettext_lazy("Transferred to another member"),
    What.TRANSFER_IN: gettext_lazy("Transferred from another member"),
    What.WITHDRAWAL: gettext_lazy("Withdrawn"),
    What.FORFEITURE: gettext_lazy("Forfeited"),
    What.TRANSMISSION_OUT: gettext_lazy("Passed on at death, from"),
    What.TRANSMISSION_IN: gettext_lazy("Passed on at death, to"),
    What.CONVERSION_OUT: gettext_lazy("Converted into another class"),
    What.CONVERSION_IN: gettext_lazy("Converted from another class"),
}


@dataclass(frozen=True)
class Line:
    """One line of the return: its figure's name for `rows_of`, words, shares and money."""

    figure: str
    words: str
    quantity: int
    amount_minor: int
    is_end: bool = False


def member_lines(found: AnnualReturn) -> tuple[Line, ...]:
    """Return the four lines of the members; who ceased counts below nought."""
    before, after = _ends(found)
    members = found.members
    return (
        Line("opening", before, len(members.opening), 0, is_end=True),
        Line("admitted", _("Admitted"), len(members.admitted), 0),
        Line("ceased", _("Ceased"), -len(members.ceased), 0),
        Line("closing", after, len(members.closing), 0, is_end=True),
    )


def capital_lines(found: AnnualReturn, one: Capital) -> tuple[Line, ...]:
    """Return the lines of one class of shares."""
    before, after = _ends(found)
    return tuple(_capital(one, before, after))


def _capital(one: Capital, before: str, after: str) -> Iterator[Line]:
    key = one.share_class.pk
    yield Line(
        f"{key}-opening", before, one.opening.quantity, one.opening.amount_minor, is_end=True
    )
    for moved in one.moved:
        words = str(SAID.get(moved.what, moved.what.label))
        yield Line(f"{key}-{moved.what}", words, moved.quantity, moved.amount_minor)
    yield Line(f"{key}-closing", after, one.closing.quantity, one.closing.amount_minor, is_end=True)


def _ends(found: AnnualReturn) -> tuple[str, str]:
    before = _("Before {day}").format(day=days.in_words(found.first))
    return before, _("At the end of {day}").format(day=days.in_words(found.last))
