"""Decide what a reader sees of a story, and what could open it to them."""

from __future__ import annotations

import datetime as dt

from masthead.newsroom.access import meter
from masthead.newsroom.access.gift import GiftOver, own_link
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
        return _by_right(article, kept, reader=reader, at=at)
    return _without(article, kept, reader=reader, gift=gift, at=at)


def _by_right(article: ArticlePage, kept: Readers, *, reader: Reader, at: dt.datetime) -> Reading:
    may = bool(reader.rules.gifts_a_month) and may_pass_on(reader, kept)
    link = own_link(article, user=reader.user, at=at) if may and reader.user else None
    return Reading(kept, is_whole=True, is_signed_in=True, may_pass_on=may, link=link)


def _without(
    article: ArticlePage, kept: Readers, *, reader: Reader, gift: str, at: dt.datetime
) -> Reading:
    rules, user = reader.rules, reader.user
    opened = meter.opened(user, on=reader.on) if user and meter.counts(kept, rules=rules) else None
    if opened and article.pk in opened:
        standing = meter.meter_of(len(opened), rules=rules)
        return Reading(kept, is_whole=True, is_signed_in=True, meter=standing)
    if gift and _opened(article, gift, at=at):
        return Reading(kept, is_whole=True, is_signed_in=user is not None, by_gift=True)
    return Reading(
        kept,
        is_whole=False,
        paragraphs=rules.start_paragraphs,
        opens_at=opens_at(article, rules=rules, at=at),
        is_signed_in=user is not None,
        meter=None if opened is None else meter.meter_of(len(opened), rules=rules),
        gift_over=bool(gift),
    )


def _opened(article: ArticlePage, gift: str, *, at: dt.datetime) -> bool:
    try:
        open_by_gift(article, signed=gift, at=at)
    except GiftOver:
        return False
    return True
