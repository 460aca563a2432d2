"""Who writes, and what is written about."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from masthead.newsroom.models.pictures import Picture


class Author(index.Indexed, models.Model):
    """Somebody who signs stories, with a page of their own. Needs no account."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("address"), max_length=120, unique=True)
    title = models.CharField(
        _("title"), max_length=120, blank=True, help_text=_("Such as “Transport reporter”")
    )
    about = models.TextField(_("about"), blank=True)
    picture = models.ForeignKey(
        Picture, verbose_name=_("picture"), on_delete=models.SET_NULL, null=True, blank=True
    )

    search_fields: ClassVar[list[index.BaseField]] = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
    ]

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of the author's page."""
        return reverse("author", args=[self.slug])


class Topic(index.Indexed, models.Model):
    """A subject that stories share across sections, with a page of its own."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("address"), max_length=120, unique=True)
    about = models.TextField(_("about"), blank=True)

    search_fields: ClassVar[list[index.BaseField]] = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
    ]

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of the topic's page."""
        return reverse("topic", args=[self.slug])
