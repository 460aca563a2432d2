"""Stories: what they say, who wrote them, and the rules that hold whichever way they go out."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index

from masthead.newsroom.blocks import TextBlocks
from masthead.newsroom.models.authors import Author, Topic
from masthead.newsroom.models.kept import KeptToTheRules
from masthead.newsroom.models.kept_for import AS_THE_SECTION_SAYS, Readers
from masthead.newsroom.models.pictures import Picture
from masthead.newsroom.models.shown import ShownToReaders
from masthead.newsroom.models.stories import StoryManager
from masthead.newsroom.panels import story_panels
from masthead.newsroom.permissions import KeptUp
from masthead.newsroom.story_form import StoryForm


class Kind(models.TextChoices):
    """What sort of writing a story is."""

    NEWS = "news", _("News")
    COMMENT = "comment", _("Comment")
    ANALYSIS = "analysis", _("Analysis")
    REVIEW = "review", _("Review")
    LETTER = "letter", _("Letter")
    OBITUARY = "obituary", _("Obituary")


class ArticlePage(KeptToTheRules, ShownToReaders, KeptUp, Page):
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
    readers = models.PositiveSmallIntegerField(
        _("who may read it"), choices=[AS_THE_SECTION_SAYS, *Readers.choices], null=True, blank=True
    )
    readers_until = models.DateTimeField(_("kept for them until"), null=True, blank=True)
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
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(readers=None) | models.Q(readers__in=Readers.values),
                name="story_for_readers_that_there_are",
            )
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
