"""The website's place at the desk: the front page's pins."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from masthead.website import desk_views


class PinMenuItem(MenuItem):
    """The front page, for those who may pin it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether this user sees it."""
        return request.user.has_perm("website.pin_front")


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Put the screen at the desk."""
    return [path("front/", desk_views.pin, name="pin_front")]


@hooks.register("register_admin_menu_item")
def front_page() -> MenuItem:
    """Offer the front page's pins."""
    return PinMenuItem(_("Front page"), reverse("pin_front"), icon_name="home", order=30)
