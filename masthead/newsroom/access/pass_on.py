"""Pass a story on: make a link by which others read it."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.lib.days import day_begins
from masthead.newsroom.access.gift import own_link
from masthead.newsroom.access.reader import Reader
from masthead.newsroom.models import AccessRules, ArticlePage, GiftLink, Readers
from masthead.newsroom.models.kept_for import kept_for
from masthead.paper.models import the_paper
from masthead.people import audit
from masthead.people.models import User


class NothingToPassOn(ValueError):
    """The story is open to everyone, or the paper has no gift links."""


class NotTheirsToPassOn(ValueError):
    """Only supporters, members and the staff pass stories on, and only what they may read."""


class NoLinksLeft(ValueError):
    """They made as many links this month as the paper lets them."""


def pass_on(article: ArticlePage, *, user: User, at: dt.datetime) -> GiftLink:
    """Make a link of a story that is kept for some, or return theirs that still opens it.

    Raises NothingToPassOn, NotTheirsToPassOn, NoLinksLeft.
    """
    paper = the_paper()
    rules, on = AccessRules.objects.of(paper), paper.today(at)
    kept = kept_for(article, rules=rules, at=at)
    if kept == Readers.EVERYONE or not rules.gifts_a_month:
        raise NothingToPassOn(_("This story needs no link: its address is enough."))
    reader = Reader(user, rules=rules, on=on)
    if not may_pass_on(reader, kept):
        raise NotTheirsToPassOn(_("Links are made by supporters and members."))
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        if found := own_link(article, user=user, at=at):
            return found
        begun = day_begins(on.replace(day=1), zone=paper.time_zone)
        made = GiftLink.objects.filter(user=user, made_at__gte=begun).count()
        if made >= rules.gifts_a_month:
            words = _("You have made {number} links this month; next month there are more.")
            raise NoLinksLeft(words.format(number=rules.gifts_a_month))
        link = GiftLink.objects.create(
            user=user,
            article=article,
            made_at=at,
            ends_at=at + dt.timedelta(days=rules.gift_days),
            most_opens=rules.gift_opens,
        )
        by = audit.Actor(user=user, through="website")
        audit.record("newsroom.pass_on", link, by=by, at=at)
    return link


def may_pass_on(reader: Reader, kept: Readers) -> bool:
    """Say whether somebody may make links of what is kept for some: by their own right to it."""
    return reader.may(max(kept, Readers.SUPPORTERS))
