"""Lists at the desk: stories, authors, topics."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.admin.views.pages.choose_parent import ChooseParentView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from masthead.newsroom.models import ArticlePage, Author, Topic


class ChooseSection(ChooseParentView):
    """Asks in which of the sections that are open to the user a new story begins."""

    template_name = "desk/choose_section.html"
    page_title = _("New story")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the sections."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"sections": self.get_valid_parent_pages(self.request.user)}


class Stories(PageListingViewSet):
    """Every story that a user may see, and the button to begin one."""

    model = ArticlePage
    name = "stories"
    icon = "doc-full"
    menu_label = _("Stories")
    menu_order = 20
    add_to_admin_menu = True
    choose_parent_view_class = ChooseSection


class Authors(SnippetViewSet):
    """Who signs stories."""

    model = Author
    icon = "user"
    menu_label = _("Authors")
    menu_order = 210
    add_to_admin_menu = True
    list_display = ("name", "title")
    search_fields = ("name", "title")
    panels = (
        TitleFieldPanel("name", targets=["slug"]),
        FieldPanel("slug"),
        FieldPanel("title"),
        FieldPanel("about"),
        FieldPanel("picture"),
    )


class Topics(SnippetViewSet):
    """What stories of different sections share."""

    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    menu_order = 220
    add_to_admin_menu = True
    list_display = ("name", "slug")
    search_fields = ("name",)
    panels = (TitleFieldPanel("name", targets=["slug"]), FieldPanel("slug"), FieldPanel("about"))
