"""The website's place at the desk: the front page's pins."""

from __future__ import annotations

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from masthead.people.desk_line import DeskLine
from masthead.website import desk_views


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Put the screen at the desk."""
    return [path("front/", desk_views.pin, name="pin_front")]


@hooks.register("register_admin_menu_item")
def front_page() -> MenuItem:
    """Offer the front page's pins."""
    return DeskLine(
        _("Front page"),
        screen="pin_front",
        permission="website.pin_front",
        icon="home",
        order=30,
    )
