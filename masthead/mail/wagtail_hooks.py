"""The letters' place at the desk."""

from __future__ import annotations

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from masthead.mail import desk_views
from masthead.people.desk_line import DeskLine


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Put the screens at the desk."""
    return [
        path("letters/", desk_views.letters, name="letters"),
        path("letters/<uuid:key>/again/", desk_views.letter_again, name="letter_again"),
    ]


@hooks.register("register_settings_menu_item")
def letters() -> MenuItem:
    """Offer the list of letters."""
    return DeskLine(
        _("Letters"), screen="letters", permission=desk_views.PERMISSION, icon="mail", order=30
    )
