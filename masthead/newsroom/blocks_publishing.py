"""What stops a story from being published, whichever way is tried."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from masthead.newsroom.models import ArticlePage, Picture


class PublishingBlocked(ValidationError):
    """Something stops the story; `reasons` has a sentence for each."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = reasons
        super().__init__(reasons)

    def __str__(self) -> str:
        return " ".join(self.reasons)


def refuse_blocked(article: ArticlePage, *, at: dt.datetime) -> None:
    """Raise PublishingBlocked where something stops the story at a moment."""
    if found := reasons(article, at):
        raise PublishingBlocked(found)


def reasons(article: ArticlePage, at: dt.datetime) -> list[str]:
    """Return a sentence for each thing that stops the story from being published at a moment."""
    return [*_of_the_story(article, at), *_of_its_pictures(article)]


def _of_the_story(article: ArticlePage, at: dt.datetime) -> Iterator[str]:
    if article.is_withdrawn:
        yield _("The story was withdrawn: a withdrawn story stays withdrawn.")
    if article.embargo_until and article.embargo_until > at:
        moment = date_format(timezone.localtime(article.embargo_until), "l j F Y, H:i")
        yield _("The story is under embargo until {moment}.").format(moment=moment)


def _of_its_pictures(article: ArticlePage) -> Iterator[str]:
    for picture, credit in _pictures(article):
        name = picture.title
        if not (picture.is_decorative or picture.alt.strip()):
            yield _("The picture “{name}” has no alternative text.").format(name=name)
        if not credit.strip():
            yield _("The picture “{name}” has no credit.").format(name=name)


def _pictures(article: ArticlePage) -> Iterator[tuple[Picture, str]]:
    if article.picture:
        yield article.picture, article.picture.credit
    for value in article.pictures_in_the_text:
        yield value["picture"], value.get("credit") or value["picture"].credit
