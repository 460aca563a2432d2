"""The paper's place at the desk."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from masthead.paper import desk_views


class PaperMenuItem(MenuItem):
    """The paper's settings, for those who may change them."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether this user sees it."""
        return request.user.has_perm(desk_views.PERMISSION)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Put the screen at the desk."""
    return [path("paper/", desk_views.settings, name="paper_settings")]


@hooks.register("register_settings_menu_item")
def paper() -> MenuItem:
    """Offer the paper's settings."""
    return PaperMenuItem(_("Paper"), reverse("paper_settings"), icon_name="cog", order=10)
