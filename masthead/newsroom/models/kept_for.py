"""For whom a story is kept, by its own word, its section's and the paper's rules."""

from __future__ import annotations

import datetime as dt
from typing import Any, Protocol

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce, Greatest
from django.utils.translation import gettext_lazy as _


class Readers(models.IntegerChoices):
    """Who may read something, each step narrower than the one before."""

    EVERYONE = 0, _("Everyone")
    ACCOUNT = 1, _("Readers with a free account")
    SUPPORTERS = 2, _("Supporters")
    MEMBERS = 3, _("Members")


# The choice of a story or a section that says nothing of its own.
AS_THE_PAPER_SAYS = (None, _("As the paper’s rules say"))
AS_THE_SECTION_SAYS = (None, _("As the section and the paper’s rules say"))


class Rules(Protocol):
    """What the paper's rules say of all stories: `models.AccessRules`."""

    everyday_readers: int
    archive_readers: int | None
    archive_after_days: int | None
    early_readers: int | None
    early_hours: int | None


def kept_for(story: Any, *, rules: Rules, at: dt.datetime) -> Readers:
    """Return for whom a story is kept at a moment.

    The story's own word goes before all else, also where it says everyone. Otherwise it is what
    the section says, or the paper, and never less than the archive and the early look ask for.
    `kept_now` says the same in the database.
    """
    if story.readers is not None and (story.readers_until is None or story.readers_until > at):
        return Readers(story.readers)
    section = story.section.readers if story.section else None
    asked = [rules.everyday_readers if section is None else section]
    if (archived := archive_begins(rules, at=at)) and _published(story, by=archived):
        asked.append(rules.archive_readers)
    if (early := early_since(rules, at=at)) and not _published(story, by=early):
        asked.append(rules.early_readers)
    return Readers(max(asked))


def opens_at(story: Any, *, rules: Rules, at: dt.datetime) -> dt.datetime | None:
    """Return when a story that is kept now opens to everyone by itself; None where it won't."""
    ends = [story.readers_until] if story.readers is not None else []
    if story.published_at and rules.early_hours is not None:
        ends.append(story.published_at + dt.timedelta(hours=rules.early_hours))
    later = sorted(end for end in ends if end and end > at)
    open_to_all = (end for end in later if not kept_for(story, rules=rules, at=end))
    return next(open_to_all, None)


def kept_now(rules: Rules, *, at: dt.datetime) -> Case:
    """Return the expression that says of each story for whom it is kept, as `kept_for` does."""
    asked: list[Any] = [Coalesce(F("section__readers"), Value(rules.everyday_readers))]
    if archived := archive_begins(rules, at=at):
        asked.append(_where(Q(published_at__lte=archived), rules.archive_readers))
    if early := early_since(rules, at=at):
        unpublished = Q(published_at=None)
        asked.append(_where(unpublished | Q(published_at__gt=early), rules.early_readers))
    own = Q(readers__isnull=False) & (Q(readers_until=None) | Q(readers_until__gt=at))
    return Case(
        When(own, then=F("readers")),
        default=Greatest(*asked) if len(asked) > 1 else asked[0],
        output_field=models.IntegerField(),
    )


def archive_begins(rules: Rules, *, at: dt.datetime) -> dt.datetime | None:
    """Return the moment up to which what was published is archive; None without that rule."""
    days = rules.archive_after_days
    return None if days is None else at - dt.timedelta(days=days)


def early_since(rules: Rules, *, at: dt.datetime) -> dt.datetime | None:
    """Return the moment after which what was published is early; None without that rule."""
    hours = rules.early_hours
    return None if hours is None else at - dt.timedelta(hours=hours)


def _published(story: Any, *, by: dt.datetime) -> bool:
    return story.published_at is not None and story.published_at <= by


def _where(condition: Q, readers: int | None) -> Case:
    return Case(When(condition, then=Value(readers)), default=Value(Readers.EVERYONE))
