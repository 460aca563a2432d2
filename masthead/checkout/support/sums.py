"""Read how much somebody would like to give, and which level that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from masthead.checkout.choices import OTHER
from masthead.lib import money
from masthead.paper.models import Paper
from masthead.supporters.levels.reached import level_reached
from masthead.supporters.models import Level, Often


@dataclass(frozen=True)
class TypedSum:
    """A level's short name or "other", a sum as typed, and how often it is to come."""

    level: str
    amount: str
    often: Often


@dataclass(frozen=True)
class Sum:
    """How much, in minor units, and the level that it is, if it comes up to one."""

    amount_minor: int
    level: Level | None


def read_sum(typed: TypedSum, *, levels: Sequence[Level], paper: Paper) -> tuple[Sum | None, str]:
    """Return the sum that somebody chose or typed, or None and what is wrong with it.

    A sum of one's own is of the highest level that it comes up to.
    """
    chosen = next((level for level in levels if level.slug == typed.level), None)
    if chosen and typed.amount:
        return None, _("You chose a level and typed an amount of your own: keep one of them")
    if chosen:
        return _of_level(chosen, typed.often)
    if not typed.amount:
        if levels and typed.level != OTHER:
            return None, _("Choose a level, or type an amount of your own, such as 7.50")
        return None, _("Type an amount, such as 7.50")
    try:
        minor = money.parse(typed.amount[:40], currency=paper.currency)
    except money.AmountNotUnderstood:
        words = _("We can’t read “{typed}”: enter an amount of at least {least}, such as 12.50")
        return None, _in_words(words, paper=paper, typed=typed.amount[:40])
    if sentence := _out_of_bounds(minor, paper=paper):
        return None, sentence
    for_groups = any(level.for_groups for level in levels)
    return Sum(minor, level_reached(minor, often=typed.often, for_groups=for_groups)), ""


def _of_level(level: Level, often: Often) -> tuple[Sum | None, str]:
    minor = level.minor(often)
    if minor is None:
        words = _("{level} isn’t offered so often: choose another level, or how often")
        return None, words.format(level=level.name)
    return Sum(minor, level), ""


def _out_of_bounds(minor: int, *, paper: Paper) -> str:
    if minor < paper.least_gift_minor:
        return _in_words(_("The least that we can take here is {least}"), paper=paper)
    if minor > paper.most_gift_minor:
        return _in_words(_("The most that we can take here is {most}"), paper=paper)
    return ""


def _in_words(sentence: str, *, paper: Paper, typed: str = "") -> str:
    least, most = (
        money.exact(minor, currency=paper.currency)
        for minor in (paper.least_gift_minor, paper.most_gift_minor)
    )
    return sentence.format(least=least, most=most, typed=typed)
