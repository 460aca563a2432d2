"""The till's screens at the desk."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from masthead.checkout import desk_views


class ForRecorders(MenuItem):
    """A line of the menu for those who may record gifts."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether whoever is signed in may record gifts."""
        return request.user.has_perm(desk_views.PERMISSION)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Return the addresses of the till's screens, below the desk's."""
    return [
        path("gifts/record/", desk_views.record_gift, name="record_gift"),
        path("gifts/awaited/", desk_views.awaited, name="awaited_by_post"),
        path("gifts/awaited/<uuid:key>/not-coming/", desk_views.not_coming, name="not_coming"),
    ]


@hooks.register("register_fund_menu_item")
def record_line() -> MenuItem:
    """Return the menu's line that records a gift."""
    return ForRecorders(
        _("Record a gift"), reverse("record_gift"), icon_name="plus-inverse", order=200
    )


@hooks.register("register_fund_menu_item")
def awaited_line() -> MenuItem:
    """Return the menu's line of what is awaited by post."""
    return ForRecorders(
        _("Awaited by post"), reverse("awaited_by_post"), icon_name="mail", order=300
    )
