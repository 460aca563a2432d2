"""The column in words: for the paper's website, and as plain text for print."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from masthead.lib import money
from masthead.thanks.gather import Day, Gathered, Line, Unnamed


def as_text(gathered: Gathered, *, before: str, after: str, currency: str) -> str:
    """Return the column as plain text, a blank line between its parts."""
    parts = [*_paragraphs(before)]
    for day in gathered.days:
        lines = [date_format(day.day, "l j F"), *day_lines(day, currency=currency)]
        parts.append("\n".join([*lines, total_words(day, currency=currency)]))
    return "\n\n".join([*parts, *_paragraphs(after)]) + "\n"


def as_blocks(
    gathered: Gathered, *, before: str, after: str, currency: str
) -> list[tuple[str, str]]:
    """Return the column as a story's blocks, everything that was typed escaped."""
    blocks = [_paragraph(words) for words in _paragraphs(before)]
    for day in gathered.days:
        items = "".join(f"<li>{escape(line)}</li>" for line in day_lines(day, currency=currency))
        blocks += [
            ("crosshead", date_format(day.day, "l j F")),
            ("list", f"<ul>{items}</ul>"),
            _paragraph(total_words(day, currency=currency)),
        ]
    return blocks + [_paragraph(words) for words in _paragraphs(after)]


def standfirst(gathered: Gathered, *, currency: str) -> str:
    """Return the sentence under the headline: what came in all."""
    count = len(gathered.lines)
    words = ngettext("{total} from one gift", "{total} from {count} gifts", count)
    return words.format(total=money.exact(gathered.total_minor, currency=currency), count=count)


def day_lines(day: Day, *, currency: str) -> list[str]:
    """Return the lines of a day: those named, then the rest summed."""
    named = [_named(line, currency=currency) for line in day.named]
    return named + [_unnamed(rest, currency=currency) for rest in day.unnamed]


def total_words(day: Day, *, currency: str) -> str:
    """Return what the day brought, and how the month stood at its end."""
    words = _("The day’s total: {total}.")
    said = words.format(total=money.exact(day.total_minor, currency=currency))
    if day.stand is None:
        return said
    stands = _("{appeal} so far: {raised} of {target}.")
    raised, target = (
        money.exact(minor, currency=currency)
        for minor in (day.stand.raised_minor, day.stand.target_minor)
    )
    return f"{said} " + stands.format(appeal=day.stand.appeal_name, raised=raised, target=target)


def _named(line: Line, *, currency: str) -> str:
    words = _("{whom}, {amount} for {appeal}") if line.towards else _("{whom}, {amount}")
    whom = line.whom[:1].upper() + line.whom[1:]
    amount = money.exact(line.amount_minor, currency=currency)
    return words.format(whom=whom, amount=amount, appeal=line.towards)


def _unnamed(rest: Unnamed, *, currency: str) -> str:
    words = ngettext(
        "One gift without a name, {amount}", "{count} gifts without a name, {amount}", rest.count
    )
    amount = money.exact(rest.amount_minor, currency=currency)
    said = words.format(count=rest.count, amount=amount)
    return (
        _("{gifts} for {appeal}").format(gifts=said, appeal=rest.towards) if rest.towards else said
    )


def _paragraphs(typed: str) -> Iterator[str]:
    """Yield what was typed as paragraphs: a blank line begins a new one."""
    for part in re.split(r"\n\s*\n", typed.replace("\r\n", "\n")):
        if words := " ".join(part.split()):
            yield words


def _paragraph(words: str) -> tuple[str, str]:
    return "paragraph", f"<p>{escape(words)}</p>"
