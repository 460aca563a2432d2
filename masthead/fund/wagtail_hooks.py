"""The fund's screens at the desk, under a menu of its own that the till adds to."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from masthead.fund.views import appeals, gifts, matches, reversal
from masthead.people.desk_line import DeskLine

fund_menu = Menu(register_hook_name="register_fund_menu_item")


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Return the addresses of the fund's screens, below the desk's."""
    return [
        path("fund/gifts/", gifts.gifts, name="gifts"),
        path("fund/gifts/<int:number>/", gifts.gift, name="gift"),
        path("fund/gifts/<int:number>/match/", gifts.gift_to_match, name="gift_to_match"),
        path("fund/gifts/<int:number>/reverse/", reversal.reverse_one, name="reverse_gift"),
        path("fund/appeals/", appeals.appeals, name="appeals"),
        path("fund/appeals/open/", appeals.open_one, name="open_appeal"),
        path("fund/appeals/<uuid:key>/", appeals.amend_one, name="amend_appeal"),
        path("fund/appeals/<uuid:key>/match/", matches.set_one, name="set_match"),
        path("fund/matches/<uuid:key>/", matches.match, name="match"),
        path("fund/matches/<uuid:key>/amend/", matches.amend_one, name="amend_match"),
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
    return DeskLine(
        _("Gifts"), screen="gifts", permission="fund.view_gift", icon="list-ul", order=100
    )


@hooks.register("register_fund_menu_item")
def appeals_line() -> MenuItem:
    """Return the line of the appeals."""
    return DeskLine(
        _("Appeals"), screen="appeals", permission="fund.view_gift", icon="calendar", order=900
    )
