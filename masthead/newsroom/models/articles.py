"""Stories: what they say, who wrote them, and the rules that hold whichever way they go out."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils import timezone
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page, PageViewRestriction
from wagtail.search import index
from wagtail.url_routing import RouteResult

from masthead.newsroom import addresses
from masthead.newsroom.blocks import TextBlocks
from masthead.newsroom.blocks_publishing import refuse_blocked
from masthead.newsroom.models.authors import Author, Topic
from masthead.newsroom.models.pictures import Picture
from masthead.newsroom.models.stories import StoryManager
from masthead.newsroom.panels import story_panels
from masthead.newsroom.permissions import KeptUp
from masthead.newsroom.story_form import StoryForm
from masthead.paper.models import the_paper


class Kind(models.TextChoices):
    """What sort of writing a story is."""

    NEWS = "news", _("News")
    COMMENT = "comment", _("Comment")
    ANALYSIS = "analysis", _("Analysis")
    REVIEW = "review", _("Review")
    LETTER = "letter", _("Letter")
    OBITUARY = "obituary", _("Obituary")


class PublishedStaysUp(ValidationError):
    """A published story is not taken down without a notice: it is withdrawn."""


class ArticlePage(KeptUp, Page):
    """A story. Its title is the headline; its parent in the tree is the section."""

    kicker = models.CharField(_("kicker"), max_length=80, blank=True)
    short_headline = models.CharField(_("short headline"), max_length=120, blank=True)
    standfirst = models.TextField(_("standfirst"), blank=True)
    lead_in = models.CharField(
        _("lead-in"),
        max_length=120,
        blank=True,
        help_text=_("The opening words that are printed in capitals, as they stand in the text"),
    )
    body = StreamField(TextBlocks(), verbose_name=_("text"), blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.NEWS)
    series = models.CharField(_("series"), max_length=120, blank=True)
    topics = ParentalManyToManyField(
        Topic, verbose_name=_("topics"), blank=True, related_name="stories"
    )
    byline_free = models.CharField(
        _("byline in other words"), max_length=200, blank=True, help_text=_("Printed after “By”")
    )
    agency = models.CharField(_("agency"), max_length=120, blank=True)
    picture = models.ForeignKey(
        Picture,
        verbose_name=_("picture"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    caption = models.CharField(_("caption"), max_length=400, blank=True)
    embargo_until = models.DateTimeField(_("embargo until"), null=True, blank=True)
    sensitive = models.BooleanField(
        _("sensitive: no appeals beside it"), default=False, help_text=_("Obituaries, attacks")
    )
    updated_at = models.DateTimeField(_("last substantive update"), null=True, blank=True)

    # On record about the story as a whole, whatever revision is shown.
    section = models.ForeignKey(
        "newsroom.SectionPage",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="stories",
    )
    published_at = models.DateTimeField(_("first published at"), null=True, editable=False)
    published_on = models.DateField(_("day in the address"), null=True, editable=False)
    corrected_at = models.DateTimeField(_("corrected at"), null=True, editable=False)
    OF_THE_WHOLE: ClassVar[list[str]] = [
        "section_id",
        "published_at",
        "published_on",
        "corrected_at",
    ]

    objects = StoryManager()
    edit_handler = story_panels(StoryForm)
    parent_page_types: ClassVar[list[str]] = ["newsroom.SectionPage"]
    subpage_types: ClassVar[list[str]] = []
    allowed_http_methods: ClassVar[list[str]] = ["GET", "HEAD", "OPTIONS"]
    template = "newsroom/article.html"
    exclude_fields_in_copy: ClassVar[list[str]] = [
        "section",
        "published_at",
        "published_on",
        "corrected_at",
    ]
    search_fields: ClassVar[list[index.BaseField]] = [
        *Page.search_fields,
        index.SearchField("kicker"),
        index.SearchField("standfirst"),
        index.SearchField("body"),
        index.SearchField("words_of_byline"),
        index.FilterField("published_at"),
        index.FilterField("section"),
    ]

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        permissions: ClassVar[list[tuple[str, str]]] = [
            ("correct_article", "May correct published stories"),
            ("withdraw_article", "May withdraw published stories"),
            ("edit_lists", "May edit the lists of authors and topics"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["section", "-published_at"], name="stories_of_a_section"),
            models.Index(fields=["-published_at"], name="stories_newest_first"),
            models.Index(fields=["published_on", "section"], name="stories_by_address"),
        ]

    @property
    def headline(self) -> str:
        """Return the headline (the page's title)."""
        return str(self.title)

    @property
    def headline_in_lists(self) -> str:
        """Return the short headline, or the whole one without it."""
        return self.short_headline or self.headline

    @property
    def is_withdrawn(self) -> bool:
        """Say whether the story was taken back."""
        return self.pk is not None and getattr(self, "withdrawal", None) is not None

    @property
    def pictures_in_the_text(self) -> list[Any]:
        """Return the values {picture, caption, credit} of the pictures inside the text."""
        blocks = [block.value for block in self.body if block.block_type == "picture"]
        return [value for value in blocks if value.get("picture")]

    @property
    def pictures(self) -> list[Picture]:
        """Return every picture of the story, the lead picture first."""
        inside = [value["picture"] for value in self.pictures_in_the_text]
        return [self.picture, *inside] if self.picture else inside

    @property
    def words_of_byline(self) -> str:
        """Return the names of who wrote it, in order."""
        names = [byline.author.name for byline in self.bylines.all()]
        return " ".join([*names, self.byline_free, self.agency]).strip()

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
        if getattr(self, "is_open_to_all", False):
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

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what stands around the story."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        corrections = list(self.corrections.all()) if self.corrected_at else []
        section = self.section or self.get_parent().specific
        return context | {
            "article": self,
            "section": section,
            "here": f"/{section.slug}/",
            "bylines": self.bylines.all(),
            "corrections": corrections,
            "grave_corrections": [each for each in corrections if each.is_grave],
            "other_corrections": [each for each in corrections if not each.is_grave],
            "related": ArticlePage.objects.in_section(section).exclude(pk=self.pk)[:4],
        }

    def with_content_json(self, content: dict[str, Any]) -> ArticlePage:
        """Return a revision of the story, with what is on record about the whole kept."""
        story: ArticlePage = super().with_content_json(content)
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
        story would go without a withdrawal. (architecture.md, "Publishing has many doors")
        """
        fields = kwargs.get("update_fields")
        if fields is None or "live" in fields:
            self._hold_to_the_rules(at=timezone.now())
        if fields is None:
            self.section_id = self.get_parent().pk
        super().save(*args, **kwargs)

    def _hold_to_the_rules(self, *, at: dt.datetime) -> None:
        if self.live:
            refuse_blocked(self, at=at)
            self._date(at)
        elif self.published_on and not self.is_withdrawn and self._is_up():
            raise PublishedStaysUp(
                say("A published story is never taken down silently: withdraw it, with a notice.")
            )

    def _date(self, at: dt.datetime) -> None:
        if self.published_on is None:
            self.first_published_at = self.published_at = self.first_published_at or at
            self.published_on = the_paper().today(self.published_at)

    def _is_up(self) -> bool:
        return ArticlePage.objects.filter(pk=self.pk, live=True).exists()

    def _take_free_slug(self) -> None:
        if self.slug and self.published_on is None and (parent := self.get_parent()):
            self.slug = addresses.free_slug(self.slug, section=parent, article=self)


class Byline(Orderable):
    """That somebody signs a story, in order, and for what."""

    article = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey(
        Author, verbose_name=_("author"), on_delete=models.PROTECT, related_name="bylines"
    )
    role = models.CharField(
        _("role"), max_length=80, blank=True, help_text=_("Such as “in Threlby” or “pictures”")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
