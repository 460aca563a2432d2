"""Lists at the desk: stories, authors, topics."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet

from masthead.newsroom.models import ArticlePage, Author, Topic


class ListsPolicy(ModelPermissionPolicy):
    """Who may edit the lists of authors and topics: one permission for everything."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Say whether a user may do anything to the lists."""
        return bool(user.has_perm("newsroom.edit_lists"))


class Stories(PageListingViewSet):
    """Every story that a user may see, and the button to begin one."""

    model = ArticlePage
    name = "stories"
    icon = "doc-full"
    menu_label = _("Stories")
    menu_order = 20
    add_to_admin_menu = True


class Authors(SnippetViewSet):
    """Who signs stories."""

    model = Author
    icon = "user"
    menu_label = _("Authors")
    menu_order = 210
    add_to_admin_menu = True
    list_display = ("name", "title")
    search_fields = ("name", "title")
    permission_policy = ListsPolicy(Author)
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
    permission_policy = ListsPolicy(Topic)
    panels = (TitleFieldPanel("name", targets=["slug"]), FieldPanel("slug"), FieldPanel("about"))
