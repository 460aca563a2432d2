"""How a story reaches readers: its dated address, and what stands around it on its page."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import PageViewRestriction
from wagtail.url_routing import RouteResult

from masthead.newsroom import addresses
from masthead.newsroom.models.credits import credits_of_draft, credits_on_record
from masthead.newsroom.models.kept_for import Readers, kept_for
from masthead.newsroom.models.reading import UNASKED, Reading
from masthead.paper.models import Paper

if TYPE_CHECKING:
    from wagtail.models import Page as Base
else:
    Base = object


class ShownToReaders(Base):
    """A mixin for stories: architecture.md, “Dated addresses”."""

    published_on: dt.date | None

    # Said by StoryQuerySet.at_address, of a story that was read to be shown to readers.
    is_as_published = False
    is_open_to_all = False
    # Said by whoever shows it, `access.admit` for readers: unsaid, nobody sees the text.
    reading: Reading = UNASKED

    @property
    def address(self) -> str:
        """Return the dated address, from the section in the tree and the day of publication.

        Raises ValueError for a story that was never published: it has none.
        """
        if self.published_on is None:
            raise ValueError(f"{self} was never published and has no address")
        section, slug = self.url_path.strip("/").split("/")[-2:]
        return addresses.dated(section, on=self.published_on, slug=slug)

    def get_absolute_url(self) -> str:
        """Return the dated address."""
        return self.address

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[Any, ...] | None:
        """Give the dated address to whoever asks Wagtail; before publication the tree's own."""
        parts: tuple[Any, ...] | None = super().get_url_parts(request)
        if not parts or not parts[2] or self.published_on is None:
            return parts
        return (*parts[:2], self.address)

    def get_view_restrictions(self) -> Any:
        """Return who may not read this, without asking where the list was told already."""
        if self.is_open_to_all:
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Answer at the tree's own address only to send readers to the dated one."""
        if not path_components and self.is_withdrawn:
            return RouteResult(self, kwargs={"undated": True})
        found = super().route(request, path_components)
        return RouteResult(found.page, kwargs={"undated": True})

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the story, or send readers on from the tree's own address."""
        if kwargs.pop("undated", False) and self.published_on:
            return HttpResponsePermanentRedirect(self.address)
        response: HttpResponse = super().serve(request, *args, **kwargs)
        return response

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """Offer the desk the page of those who may not read it, where there are any."""
        if not self._as_previewed("").is_kept:
            return [("", _("As readers see it"))]
        return [("", _("To those who may read it")), ("start", _("To everyone else"))]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show the desk the whole story, or what is seen of it by those who may not read it."""
        self.reading = self._as_previewed(mode_name)
        response: HttpResponse = super().serve_preview(request, mode_name)
        return response

    def _as_previewed(self, mode: str) -> Reading:
        rules = self.rules_of_readers(Paper.objects.first())
        kept = kept_for(self, rules=rules, at=timezone.now())
        is_whole = mode != "start" or kept == Readers.EVERYONE
        return Reading(kept, is_whole=is_whole, paragraphs=rules.start_paragraphs)

    @staticmethod
    def rules_of_readers(paper: Paper | None) -> Any:
        """Return the paper's rules on letting readers in (`AccessRules`)."""
        from masthead.newsroom.models.access import AccessRules

        return AccessRules.objects.of(paper)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what stands around the story."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        corrections = list(self.corrections.all()) if self.corrected_at else []
        section = self.section or self.get_parent().specific
        return context | {
            "article": self,
            "reading": self.reading,
            "rules": self.rules_of_readers(getattr(request, "paper", None)),
            "sign_in": f"{settings.LOGIN_URL}?{urlencode({'next': request.path})}",
            "section": section,
            "here": f"/{section.slug}/",
            "credits": credits_on_record(self) if self.is_as_published else credits_of_draft(self),
            "corrections": corrections,
            "grave_corrections": [each for each in corrections if each.is_grave],
            "other_corrections": [each for each in corrections if not each.is_grave],
            "related": type(self).objects.in_section(section).exclude(pk=self.pk)[:4],
        }
