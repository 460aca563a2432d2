"""Move a story to another section; its old address leads to the new one."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.newsroom.addresses import free_slug
from masthead.newsroom.models import ArticlePage, SectionPage
from masthead.people import audit


class AlreadyThere(ValueError):
    """The story stands in that section."""


def move(article: ArticlePage, *, to: SectionPage, by: audit.Actor, at: dt.datetime) -> ArticlePage:
    """Move a story and return it as it is now; a slug that is taken there gets a number.

    The date in the address stays, and the old address answers 301. Raises AlreadyThere.
    """
    if article.get_parent().pk == to.pk:
        raise AlreadyThere(_("The story stands in “{section}” already.").format(section=to.title))
    before = article.url_path
    with transaction.atomic():
        slug = free_slug(article.slug, section=to, article=article)
        if slug != article.slug:
            article.slug = slug
            article.save(update_fields=["slug"], clean=False)
        article.move(to, pos="last-child", user=by.user)
        moved: ArticlePage = ArticlePage.objects.get(pk=article.pk)
        details = {"from": before, "to": moved.url_path}
        audit.record("newsroom.move", moved, by=by, at=at, details=details)
    return moved
