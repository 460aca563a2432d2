"""The front page with what is pinned to it, and pages that stand."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page

from masthead.newsroom.blocks import TextBlocks
from masthead.newsroom.models import ArticlePage
from masthead.website.front import lay_front

# Addresses that programs answer: no standing page may sit on them.
TAKEN = frozenset(
    """
    account authors desk feeds fund give health media news-sitemap practice search sitemap
    static topics webhooks
    """.split()  # noqa: SIM905 easier to read and to keep in order
)


class FrontPage(Page):
    """The front page, root of the site: the editor's pins, then the newest of each section."""

    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = ["newsroom.SectionPage", "website.StandingPage"]
    max_count = 1
    allowed_http_methods: ClassVar[list[str]] = ["GET", "HEAD", "OPTIONS"]
    template = "website/front.html"
    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        InlinePanel("pins", label=_("Pinned story"), heading=_("Pinned, the lead first")),
    ]

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")
        permissions: ClassVar[list[tuple[str, str]]] = [("pin_front", "May pin the front page")]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the stories as they are laid out now."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {"front": lay_front([pin.story_id for pin in self.pins.all()])}


class Pin(Orderable):
    """A story that the editor pinned to the front page; the first is the lead."""

    front = ParentalKey(FrontPage, on_delete=models.CASCADE, related_name="pins")
    story = models.ForeignKey(
        ArticlePage, verbose_name=_("story"), on_delete=models.CASCADE, related_name="+"
    )

    panels: ClassVar[list[Any]] = [FieldPanel("story")]

    class Meta(Orderable.Meta):
        verbose_name = _("pin")
        verbose_name_plural = _("pins")


class StandingPage(Page):
    """A page that stands as it is: about us, shares, how we correct mistakes."""

    standfirst = models.TextField(_("standfirst"), blank=True)
    body = StreamField(TextBlocks(), verbose_name=_("text"), blank=True)

    parent_page_types: ClassVar[list[str]] = ["website.FrontPage"]
    subpage_types: ClassVar[list[str]] = []
    allowed_http_methods: ClassVar[list[str]] = ["GET", "HEAD", "OPTIONS"]
    template = "website/standing.html"
    show_in_menus_default = True
    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("standfirst"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("standing page")
        verbose_name_plural = _("standing pages")

    def clean(self) -> None:
        """Refuse an address that a program answers."""
        super().clean()
        if self.slug.lower() in TAKEN:
            words = say("“{slug}” is an address of the paper’s own; choose another")
            raise ValidationError({"slug": words.format(slug=self.slug)})
