"""Rules that hold for a story whichever way it is saved."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as say

from masthead.newsroom import addresses
from masthead.newsroom.blocks_publishing import refuse_blocked
from masthead.paper.models import the_paper

if TYPE_CHECKING:
    from wagtail.models import Page as Base
else:
    Base = object


class PublishedStaysUp(ValidationError):
    """A published story is not taken down without a notice: it is withdrawn."""


class KeptToTheRules(Base):
    """A mixin for stories: architecture.md, “Publishing has many doors”."""

    slug: str
    first_published_at: dt.datetime | None
    published_at: dt.datetime | None
    published_on: dt.date | None
    OF_THE_WHOLE: ClassVar[list[str]] = [
        "section_id",
        "published_at",
        "published_on",
        "corrected_at",
    ]

    _DATED: ClassVar[list[str]] = ["first_published_at", "published_at", "published_on"]

    def with_content_json(self, content: dict[str, Any]) -> Any:
        """Return a revision of the story, with what is on record about the whole kept."""
        story = super().with_content_json(content)
        for name in self.OF_THE_WHOLE:
            setattr(story, name, getattr(self, name))
        return story

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Give a slug that is taken in the section its number, before all else is checked."""
        self._take_free_slug()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        """Give a slug that is taken in the section its number, before all else is checked."""
        self._take_free_slug()
        super().minimal_clean()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the story, keeping the rules that hold for every way to publish.

        Raises PublishingBlocked where something stops it, PublishedStaysUp where a published
        story would go without a withdrawal.
        """
        fields = kwargs.get("update_fields")
        was = self._on_record()
        if fields is None:
            self._keep(was)
        if fields is None or "live" in fields:
            self._hold_to_the_rules(was_live=bool(was.get("live")), at=timezone.now())
            if fields is not None:
                kwargs["update_fields"] = {*fields, *self._DATED}
        super().save(*args, **kwargs)

    def _on_record(self) -> dict[str, Any]:
        """Return what the database holds about the story as a whole: nothing for a new one."""
        rows = type(self).objects.filter(pk=self.pk).values("live", *self.OF_THE_WHOLE)
        return (self.pk and rows.first()) or {}

    def _keep(self, was: dict[str, Any]) -> None:
        """Keep what is on record, whatever an object that was read earlier says."""
        for name in self.OF_THE_WHOLE:
            setattr(self, name, was.get(name))
        self.section_id = self.get_parent().pk

    def _hold_to_the_rules(self, *, was_live: bool, at: dt.datetime) -> None:
        if self.live:
            refuse_blocked(self, at=at)
            self._date(at)
        elif was_live and self.published_on and not self.is_withdrawn:
            raise PublishedStaysUp(
                say("A published story is never taken down silently: withdraw it, with a notice.")
            )

    def _date(self, at: dt.datetime) -> None:
        if self.published_on is None:
            self.first_published_at = self.published_at = self.first_published_at or at
            self.published_on = the_paper().today(self.published_at)

    def _take_free_slug(self) -> None:
        if self.slug and self.published_on is None and (parent := self.get_parent()):
            self.slug = addresses.free_slug(self.slug, section=parent, article=self)
