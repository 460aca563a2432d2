"""Sections: the shelves that stories stand on."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from masthead.newsroom.addresses import is_reserved
from masthead.newsroom.models.articles import ArticlePage
from masthead.newsroom.models.kept_for import AS_THE_PAPER_SAYS, Readers
from masthead.newsroom.paging import page_of


class SectionPage(Page):
    """A section of the paper: its name, what it covers, and the list of its stories."""

    about = models.CharField(
        _("what the section covers"), max_length=300, blank=True, help_text=_("One sentence")
    )
    readers = models.PositiveSmallIntegerField(
        _("who may read its stories"),
        choices=[AS_THE_PAPER_SAYS, *Readers.choices],
        null=True,
        blank=True,
        help_text=_("A story that says otherwise goes by its own word."),
    )

    parent_page_types: ClassVar[list[str]] = ["website.FrontPage"]
    subpage_types: ClassVar[list[str]] = ["newsroom.ArticlePage"]
    allowed_http_methods: ClassVar[list[str]] = ["GET", "HEAD", "OPTIONS"]
    template = "newsroom/section.html"
    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("about"),
        FieldPanel("readers"),
    ]
    show_in_menus_default = True

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(readers=None) | models.Q(readers__in=Readers.values),
                name="section_for_readers_that_there_are",
            )
        ]

    def clean(self) -> None:
        """Refuse an address that the paper answers itself."""
        super().clean()
        if is_reserved(self.slug):
            words = say("“{slug}” is an address of the paper’s own; choose another")
            raise ValidationError({"slug": words.format(slug=self.slug)})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the page of the list that the reader asked for."""
        stories = ArticlePage.objects.in_section(self)
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {"stories": page_of(stories, request), "here": f"/{self.slug}/"}
