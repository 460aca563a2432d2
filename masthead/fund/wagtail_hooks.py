"""The fund's screens at the desk, under a menu of its own that the till adds to."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from masthead.fund.views import appeals, gifts

fund_menu = Menu(register_hook_name="register_fund_menu_item")


class ForViewers(MenuItem):
    """A line of the menu for those who may see gifts."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether whoever is signed in may see gifts."""
        return request.user.has_perm("fund.view_gift")


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Return the addresses of the fund's screens, below the desk's."""
    return [
        path("fund/gifts/", gifts.gifts, name="gifts"),
        path("fund/appeals/", appeals.appeals, name="appeals"),
        path("fund/appeals/open/", appeals.open_one, name="open_appeal"),
        path("fund/appeals/<uuid:key>/", appeals.amend_one, name="amend_appeal"),
    ]


@hooks.register("register_icons")
def icons(known: list[str]) -> list[str]:
    """Return the desk's icons with the fund's own."""
    return [*known, "fund/coin.svg"]


@hooks.register("register_admin_menu_item")
def fund_line() -> SubmenuMenuItem:
    """Return the menu of the fund."""
    return SubmenuMenuItem(_("Fund"), fund_menu, name="fund", icon_name="coin", order=410)


@hooks.register("register_fund_menu_item")
def gifts_line() -> MenuItem:
    """Return the line of the list of gifts."""
    return ForViewers(_("Gifts"), reverse("gifts"), icon_name="list-ul", order=100)


@hooks.register("register_fund_menu_item")
def appeals_line() -> MenuItem:
    """Return the line of the appeals."""
    return ForViewers(_("Appeals"), reverse("appeals"), icon_name="calendar", order=900)
