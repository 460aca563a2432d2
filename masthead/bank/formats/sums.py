"""See that what a statement says adds up."""

from django.utils.translation import gettext as _

from masthead.bank.formats.decode import shown
from masthead.bank.formats.reading import MOST_LINES, Reading, Section, Unreadable
from masthead.lib import money

MOST_SUM = 10**10


def refuse_wrong_sums(reading: Reading) -> None:
    """Raise Unreadable where opening + lines isn't closing, or a section doesn't follow on.

    Also where a sum is beyond belief.
    """
    if len(reading.rows) > MOST_LINES:
        words = _("The file has more than {most} lines: ask the bank for a shorter period")
        raise Unreadable(words.format(most=MOST_LINES))
    _refuse_beyond_belief(reading)
    before: Section | None = None
    for section in reading.sections:
        _refuse_section(section, currency=reading.currency)
        if before:
            _refuse_gap(before, section, currency=reading.currency)
        before = section


def _refuse_beyond_belief(reading: Reading) -> None:
    """Raise Unreadable for a sum or a balance larger than a database could add up."""
    most = MOST_SUM * 10 ** money.exponent(reading.currency)
    ends = [(section.opening_minor, section.closing_minor) for section in reading.sections]
    told = [(row.amount_minor, row.at_line) for row in reading.rows]
    for minor, line in [*told, *((end or 0, 0) for pair in ends for end in pair)]:
        if abs(minor) > most:
            words = _("{sum} is more than any account of a paper holds")
            raise Unreadable(words.format(sum=shown(minor, currency=reading.currency)), line=line)


def _refuse_section(section: Section, *, currency: str) -> None:
    if section.opening_minor is None or section.closing_minor is None:
        return
    came = sum(row.amount_minor for row in section.rows)
    if section.opening_minor + came == section.closing_minor:
        return
    words = _(
        "The sums fail: the opening balance {opening} and the lines {came} make {sum}, but the "
        "closing balance is {closing}"
    )
    sums = {
        "opening": section.opening_minor,
        "came": came,
        "sum": section.opening_minor + came,
        "closing": section.closing_minor,
    }
    raise Unreadable(
        words.format(**{name: shown(minor, currency=currency) for name, minor in sums.items()})
    )


def _refuse_gap(before: Section, after: Section, *, currency: str) -> None:
    if None in (before.closing_minor, after.opening_minor):
        return
    if before.closing_minor != after.opening_minor:
        words = _("Statement {after} doesn’t begin where statement {before} ends")
        raise Unreadable(words.format(after=after.name, before=before.name))
