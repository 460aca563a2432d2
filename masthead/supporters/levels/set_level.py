"""Set a level of support, or amend one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from masthead.lib import money
from masthead.paper.models import Paper, the_paper
from masthead.people import audit
from masthead.supporters.models import Benefit, Level

SUMS = ("monthly_minor", "quarterly_minor", "yearly_minor")


class LevelNameless(ValueError):
    """A level is chosen by its name."""


class LevelNameTaken(ValueError):
    """Another level has this name, or one that makes the same address."""


class LevelOfNothing(ValueError):
    """A level has a sum for one way of giving often at least."""


class LevelNotTaken(ValueError):
    """The website takes no such sum: it is less than the least, or more than the most."""


@dataclass(frozen=True)
class LevelTerms:
    """What a level is: sums in minor units of the paper's currency, None where not offered."""

    name: str
    words: str = ""
    monthly_minor: int | None = None
    quarterly_minor: int | None = None
    yearly_minor: int | None = None
    for_groups: bool = False
    benefits: tuple[Benefit, ...] = ()
    place: int = 0
    is_offered: bool = True


def set_level(
    terms: LevelTerms, *, amending: Level | None = None, by: audit.Actor, at: dt.datetime
) -> Level:
    """Set a level of support, new or `amending` one, and return it.

    Whoever supports at it already goes on giving what they give. The short name in its address
    is made of its first name and never changes. Raises LevelNameless, LevelNameTaken,
    LevelOfNothing or LevelNotTaken.
    """
    _refuse(terms, paper=the_paper())
    with transaction.atomic():
        level = _held(amending) if amending else Level(slug=slugify(terms.name)[:80])
        _refuse_twice(terms, level=level)
        for field in fields(terms):
            if field.name != "benefits":
                setattr(level, field.name, getattr(terms, field.name))
        level.name, level.words = terms.name.strip(), terms.words.strip()
        level.save()
        level.benefits.set(terms.benefits)
        details: dict[str, str | int | bool | None] = {
            name: getattr(level, name) for name in (*SUMS, "is_offered")
        }
        audit.record("supporters.set_level", level, by=by, at=at, details=details)
    return level


def _held(level: Level) -> Level:
    return Level.objects.select_for_update().get(pk=level.pk)


def _refuse(terms: LevelTerms, *, paper: Paper) -> None:
    if not slugify(terms.name):
        raise LevelNameless(_("A level needs a name"))
    sums = [getattr(terms, name) for name in SUMS]
    if not any(sums):
        raise LevelOfNothing(_("Type a sum for each month, each quarter or each year"))
    least, most = paper.least_gift_minor, paper.most_gift_minor
    if any(not least <= minor <= most for minor in sums if minor is not None):
        words = _("The website takes {least} at least and {most} at most")
        raise LevelNotTaken(
            words.format(
                least=money.exact(least, currency=paper.currency),
                most=money.exact(most, currency=paper.currency),
            )
        )


def _refuse_twice(terms: LevelTerms, *, level: Level) -> None:
    others = Level.objects.exclude(pk=level.pk)
    slugs = others.filter(slug=level.slug) if level._state.adding else others.none()
    if slugs.exists() or others.filter(name__iexact=terms.name.strip()).exists():
        raise LevelNameTaken(_("Another level has this name, or one like it"))
