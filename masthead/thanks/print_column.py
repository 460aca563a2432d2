"""Print a thank-you column: freeze it, and make it a story."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from masthead.fund.models import Gift
from masthead.newsroom.models import ArticlePage, SectionPage
from masthead.newsroom.publish import publish
from masthead.paper.models import the_paper
from masthead.people import audit
from masthead.thanks.gather import Gathered, gather
from masthead.thanks.models import Column, ColumnLine
from masthead.thanks.words import as_blocks, as_text, standfirst


class NothingToThankFor(ValueError):
    """No gift of these days waits for thanks."""


class NotWhatWasSeen(ValueError):
    """Gifts came, went back, or were printed by somebody else since the column was looked at."""


@dataclass(frozen=True)
class Setting:
    """What the organiser sets around the gifts: plain words, and where the story goes."""

    headline: str
    section: SectionPage
    before: str = ""
    after: str = ""


def print_column(
    setting: Setting,
    *,
    since: dt.date,
    through: dt.date,
    seen: str,
    live: bool,
    by: audit.Actor,
    at: dt.datetime,
) -> Column:
    """Freeze the column of some days and return it; its story is a draft, or published if `live`.

    `seen` is the digest of what the organiser looked at: nothing else is printed. A gift is in
    one column at most, also where two print at once. Raises NothingToThankFor, NotWhatWasSeen
    or PublishingBlocked.
    """
    try:
        with transaction.atomic():
            gathered = _gather_what_was_seen(since=since, through=through, seen=seen)
            column = _freeze(setting, gathered=gathered, by=by, at=at)
            details = {"gifts": len(gathered.lines), "total_minor": gathered.total_minor}
            audit.record("thanks.print_column", column, by=by, at=at, details=details)
            if live:
                column.story = publish(column.story, by=by, at=at)
    except IntegrityError as error:
        if ColumnLine.objects.filter(gift__in=[line.gift_number for line in gathered.lines]):
            raise _changed() from error
        raise
    return column


def _gather_what_was_seen(*, since: dt.date, through: dt.date, seen: str) -> Gathered:
    # A refund waits at the gift's row too, so that no sum changes while it is printed.
    between = Gift.objects.filter(effective_on__range=(since, through), column_line=None)
    list(between.select_for_update(of=("self",)).order_by("number").values_list("number"))
    gathered = gather(since=since, through=through)
    if gathered.digest != seen:
        raise _changed()
    if not gathered.lines:
        raise NothingToThankFor(_("No gift of these days waits for thanks"))
    return gathered


def _changed() -> NotWhatWasSeen:
    return NotWhatWasSeen(
        _("Something changed since you looked: a gift came, or somebody printed. Look again")
    )


def _freeze(setting: Setting, *, gathered: Gathered, by: audit.Actor, at: dt.datetime) -> Column:
    currency = the_paper().currency
    words = {"before": setting.before, "after": setting.after, "currency": currency}
    column = Column.objects.create(
        since_on=gathered.since,
        through_on=gathered.through,
        headline=setting.headline,
        before=setting.before,
        after=setting.after,
        text=as_text(gathered, **words),
        total_minor=gathered.total_minor,
        currency=currency,
        story=_story(setting, gathered=gathered, body=as_blocks(gathered, **words), by=by),
        printed_at=at,
        printed_by=by.user,
    )
    ColumnLine.objects.bulk_create(
        ColumnLine(
            column=column,
            gift_id=line.gift_number,
            day=line.day,
            whom=line.whom,
            towards=line.towards,
            amount_minor=line.amount_minor,
        )
        for line in gathered.lines
    )
    return column


def _story(
    setting: Setting, *, gathered: Gathered, body: list[tuple[str, str]], by: audit.Actor
) -> ArticlePage:
    story = ArticlePage(
        title=setting.headline,
        slug=slugify(setting.headline)[:80].strip("-") or "thanks",
        live=False,
        owner=by.user,
        standfirst=standfirst(gathered, currency=the_paper().currency),
        body=body,
    )
    setting.section.add_child(instance=story)
    story.save_revision(user=by.user)
    return story
