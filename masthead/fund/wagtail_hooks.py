"""The fund's screens at the desk, under a menu of its own that the till adds to."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, SubmenuMenuItem

from masthead.fund.views import appeals, gifts, matches, reversal
from masthead.people.desk_line import Screen, offer

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


offer(
    "register_fund_menu_item",
    Screen(_("Gifts"), "gifts", "list-ul", 100),
    Screen(_("Appeals"), "appeals", "calendar", 900),
    permission="fund.view_gift",
)
