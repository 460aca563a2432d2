"""The till's screens at the desk."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from masthead.checkout import desk_views
from masthead.people.desk_line import DeskLine


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
    return DeskLine(
        _("Record a gift"),
        screen="record_gift",
        permission=desk_views.PERMISSION,
        icon="plus-inverse",
        order=200,
    )


@hooks.register("register_fund_menu_item")
def awaited_line() -> MenuItem:
    """Return the menu's line of what is awaited by post."""
    return DeskLine(
        _("Awaited by post"),
        screen="awaited_by_post",
        permission=desk_views.PERMISSION,
        icon="mail",
        order=300,
    )
