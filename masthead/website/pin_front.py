"""Pin stories to the front page, the lead first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.newsroom.models import ArticlePage
from masthead.people import audit
from masthead.website.models import FrontPage, Pin


class PinNotPublished(ValueError):
    """Only a story that readers can open is pinned."""


class PinnedTwice(ValueError):
    """A story stands on the front page once."""


def pin_front(stories: Sequence[ArticlePage], *, by: audit.Actor, at: dt.datetime) -> FrontPage:
    """Pin these stories, in this order and no others; with none the newest lead.

    Raises PinNotPublished, PinnedTwice.
    """
    for story in stories:
        if not story.live:
            words = _("“{headline}” isn’t published: only published stories are pinned.")
            raise PinNotPublished(words.format(headline=story.title))
    if len({story.pk for story in stories}) < len(stories):
        raise PinnedTwice(_("A story can be pinned once only."))
    with transaction.atomic():
        front = FrontPage.objects.get()
        front.pins = [Pin(story=story, sort_order=place) for place, story in enumerate(stories)]
        revision = front.save_revision(user=by.user)
        revision.publish(user=by.user, skip_permission_checks=True)
        pinned = ",".join(str(story.pk) for story in stories)
        audit.record("website.pin_front", front, by=by, at=at, details={"stories": pinned})
    kept: FrontPage = FrontPage.objects.get()
    return kept
