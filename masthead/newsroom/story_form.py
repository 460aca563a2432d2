"""The form that a story is written in, at the desk."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from masthead.newsroom import addresses


class StoryForm(WagtailAdminPageForm):
    """Wagtail's form of a page; an address that is taken in the section gets its number."""

    def clean_slug(self) -> str:
        """Return the address as typed, or with the first number that is free."""
        slug: str = self.cleaned_data["slug"]
        if not slug or self.instance.published_on:
            return slug
        return addresses.free_slug(slug, section=self.parent_page, article=self.instance)

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 (Django's signature)
        """Return the story as typed; a new one begins as a draft, which publishing then raises."""
        if self.instance.pk is None:
            self.instance.live = False
        return super().save(commit=commit)

    def clean(self) -> dict[str, Any]:
        """Check the form as Wagtail does; an end needs somebody for whom the story is kept."""
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("readers_until") and cleaned.get("readers") is None:
            self.add_error("readers", _("Say for whom the story is kept until then."))
        return cleaned
