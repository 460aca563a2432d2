"""The paper's place at the desk."""

from __future__ import annotations

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from masthead.paper import desk_views
from masthead.people.desk_line import DeskLine


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Put the screen at the desk."""
    return [path("paper/", desk_views.settings, name="paper_settings")]


@hooks.register("register_settings_menu_item")
def paper() -> MenuItem:
    """Offer the paper's settings."""
    return DeskLine(
        _("Paper"), screen="paper_settings", permission=desk_views.PERMISSION, icon="cog", order=10
    )
