"""Decide what a reader sees of a story, and what could open it to them."""

from __future__ import annotations

import datetime as dt

from masthead.newsroom.access import meter
from masthead.newsroom.access.gift import GiftOver
from masthead.newsroom.access.open_by_gift import open_by_gift
from masthead.newsroom.access.pass_on import may_pass_on
from masthead.newsroom.access.reader import Reader
from masthead.newsroom.models import ArticlePage, Readers
from masthead.newsroom.models.kept_for import kept_for, opens_at
from masthead.newsroom.models.reading import Reading


def admit(article: ArticlePage, *, reader: Reader, gift: str = "", at: dt.datetime) -> Reading:
    """Return what a reader sees of a story that is published, and count a gift link's opening.

    `gift` is the signed word of the address, if there is one; it is used up only where nothing
    else lets them in. Nothing is asked about the reader of a story that is open to everyone.
    """
    kept = kept_for(article, rules=reader.rules, at=at)
    if kept == Readers.EVERYONE:
        return Reading(kept, is_whole=True)
    if reader.may(kept):
        return _by_right(kept, reader=reader)
    return _without(article, kept, reader=reader, gift=gift, at=at)


def _by_right(kept: Readers, *, reader: Reader) -> Reading:
    may = bool(reader.rules.gifts_a_month) and may_pass_on(reader, kept)
    return Reading(kept, is_whole=True, is_signed_in=True, may_pass_on=may)


def _without(
    article: ArticlePage, kept: Readers, *, reader: Reader, gift: str, at: dt.datetime
) -> Reading:
    rules, user = reader.rules, reader.user
    stands = meter.meter_of(reader.standing.opened, rules=rules)
    on_meter = stands if user and meter.counts(kept, rules=rules) else None
    if on_meter and reader.standing.opened_it:
        return Reading(kept, is_whole=True, is_signed_in=True, meter=on_meter)
    if gift and _opened(article, gift, at=at):
        return Reading(kept, is_whole=True, is_signed_in=user is not None, by_gift=True)
    return Reading(
        kept,
        is_whole=False,
        paragraphs=rules.start_paragraphs,
        opens_at=opens_at(article, rules=rules, at=at),
        is_signed_in=user is not None,
        meter=on_meter,
        gift_over=bool(gift),
    )


def _opened(article: ArticlePage, gift: str, *, at: dt.datetime) -> bool:
    try:
        open_by_gift(article, signed=gift, at=at)
    except GiftOver:
        return False
    return True
