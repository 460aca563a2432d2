"""The lines of the register on a member's page, the latest first, as the tables show them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from masthead.lib import days, money
from masthead.register.copies import words
from masthead.register.models import Member, OtherProperty, Particulars, ShareTransaction, Standing
from masthead.register.models.entry import Line
from masthead.register.purposes import purposes_in_words


@dataclass(frozen=True)
class Shown:
    """A line of the register: what it says, and why it counts no longer where it doesn't.

    `sums` are amounts in words; `link` names what may be taken back, empty where nothing may.
    """

    line: Line
    said: list[str]
    sums: tuple[str, ...] = ()
    taken_back: str = ""
    link: str = ""


def particulars(member: Member) -> list[Shown]:
    """Return each line of a member's particulars."""
    found = _latest(member.particulars.select_related("reversed_by"))
    standing = [line for line in found if not _taken_back(line)]
    may = "particulars" if len(standing) > 1 else ""
    return [
        Shown(line, _told(line), (), (back := _taken_back(line)), "" if back else may)
        for line in found
    ]


def standings(member: Member) -> list[Shown]:
    """Return each line that says since when a member belongs."""
    found = _latest(member.standings.select_related("reversed_by"))
    standing = [line for line in found if not _taken_back(line)]
    may = "standing" if len(standing) > 1 else ""
    return [
        Shown(line, _stood(line), (), (back := _taken_back(line)), "" if back else may)
        for line in found
    ]


def transactions(member: Member, *, currency: str) -> list[Shown]:
    """Return each transaction of a member's shares, with the shares and what was paid on them."""
    rows = member.transactions.select_related("share_class", "reverses", "reversed_by", "by")
    return [_transaction(line, currency) for line in rows.order_by("-sequence")]


def other_property(member: Member, *, currency: str) -> list[Shown]:
    """Return each line of a member's loans, deposits and other property."""
    found = _latest(member.other_property.select_related("reverses", "reversed_by"))
    return [_property(line, currency) for line in found]


def _latest(rows: QuerySet[Any]) -> list[Any]:
    return list(rows.select_related("by").order_by("-effective_on", "-entered_at", "-pk"))


def _taken_back(line: Particulars | Standing) -> str:
    reversal = getattr(line, "reversed_by", None)
    if reversal is None:
        return ""
    words_of = _("Taken back on {day}: {why}")
    return words_of.format(day=days.in_words(reversal.entered_at.date()), why=reversal.why)


def _told(line: Particulars) -> list[str]:
    email = f"{line.email} ({purposes})" if (purposes := _purposes(line)) else line.email
    born = _("born {day}").format(day=days.in_words(line.born_on)) if line.born_on else ""
    others = words.others(line.joint)
    said = [
        line.name,
        line.representative,
        words.whole_address(line.address, line.postcode),
        _("with {others}").format(others=others) if others else "",
        email,
        born,
    ]
    return [part for part in said if part]


def _purposes(line: Particulars) -> str:
    return purposes_in_words(line.email_for) if line.email else ""


def _stood(line: Standing) -> list[str]:
    said = [line.get_event_display().capitalize(), line.why]
    if line.day_unknown:
        said.append(_("the day is not known: it was before"))
    return [part for part in said if part]


def _transaction(line: ShareTransaction, currency: str) -> Shown:
    said = [f"{line.get_what_display()}: {line.share_class.name}"]
    if line.reverses:
        said.append(_("takes back number {number}").format(number=line.reverses.sequence))
    reversal = getattr(line, "reversed_by", None)
    back = _("Taken back by number {number}").format(number=reversal.sequence) if reversal else ""
    sums = (_signed(f"{abs(line.quantity):,}", line.quantity), _sum(line.amount_minor, currency))
    return Shown(line, said, sums, back)


def _property(line: OtherProperty, currency: str) -> Shown:
    reversal = getattr(line, "reversed_by", None)
    back = _("Taken back on {day}") if reversal else ""
    if reversal:
        back = back.format(day=days.in_words(reversal.entered_at.date()))
    may = "" if back or line.reverses else "property"
    said = [str(line.get_what_display()), line.words]
    if line.reverses:
        said.append(_("takes an earlier line back"))
    sums = (_sum(line.amount_minor, currency),)
    return Shown(line, [part for part in said if part], sums, back, may)


def _signed(shown: str, number: int) -> str:
    return f"−{shown}" if number < 0 else shown


def _sum(minor: int, currency: str) -> str:
    return money.exact(minor, currency=currency)
