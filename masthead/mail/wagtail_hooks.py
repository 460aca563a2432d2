"""The letters' place at the desk, and that of whom they may go to."""

from __future__ import annotations

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from masthead.mail import desk_views, suppressed_views, wanted_views
from masthead.people.desk_line import Screen, offer


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Put the screens at the desk."""
    return [
        path("letters/", desk_views.letters, name="letters"),
        path("letters/<uuid:key>/again/", desk_views.letter_again, name="letter_again"),
        path("suppressed/", suppressed_views.suppressed, name="suppressed"),
        path("suppressed/new/", suppressed_views.new_suppression, name="new_suppression"),
        path("suppressed/<int:pk>/", suppressed_views.lift_suppression, name="lift_suppression"),
        path("mail-wanted/", wanted_views.mail_wanted, name="mail_wanted"),
    ]


offer(
    "register_settings_menu_item",
    Screen(_("Letters"), "letters", "mail", 30),
    permission=desk_views.PERMISSION,
)
# The menu is that of the room of supporters, which stands above this one.
offer(
    "register_supporters_menu_item",
    Screen(_("Mail wanted"), "mail_wanted", "mail", 700),
    Screen(_("Suppressed addresses"), "suppressed", "cross", 800),
    permission=suppressed_views.PERMISSION,
)
