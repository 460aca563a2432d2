"""Withdraw a published story: its address answers with a notice, and nothing else shows it."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.newsroom.models import ArticlePage, Withdrawal
from masthead.people import audit


class NotPublished(ValueError):
    """Only a story that is published can be withdrawn."""


class NoticeMissing(ValueError):
    """A withdrawal leaves a notice for readers."""


def withdraw(article: ArticlePage, *, notice: str, by: audit.Actor, at: dt.datetime) -> Withdrawal:
    """Take a published story back, for good. Raises NotPublished, NoticeMissing."""
    if not article.live:
        raise NotPublished(_("Only a story that is published can be withdrawn."))
    if not notice.strip():
        raise NoticeMissing(_("Say in the notice why the story was withdrawn."))
    with transaction.atomic():
        withdrawal = Withdrawal.objects.create(
            article=article, notice=notice.strip(), at=at, by=by.user
        )
        article.refresh_from_db()
        article.revisions.update(approved_go_live_at=None)
        article.unpublish(log_action="wagtail.unpublish")
        audit.record("newsroom.withdraw", article, by=by, at=at)
    return withdrawal
