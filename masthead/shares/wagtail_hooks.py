"""The society's screens of shares at the desk."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from masthead.people.desk_line import DeskLine
from masthead.shares.views import offers


@hooks.register("register_admin_urls")
def addresses_of_offers() -> list[URLPattern]:
    """Return the addresses of the offers, below the desk's."""
    return [
        path("society/offers/", offers.offers, name="share_offers"),
        path("society/offers/open/", offers.open_one, name="open_share_offer"),
        path("society/offers/class/", offers.make_share_class, name="make_share_class"),
        path("society/offers/<slug:slug>/", offers.amend_one, name="amend_share_offer"),
        path("society/offers/<slug:slug>/close/", offers.close_one, name="close_share_offer"),
    ]


@hooks.register("register_society_menu_item")
def offers_line() -> MenuItem:
    """Return the menu's line of the offers of shares."""
    return DeskLine(
        _("Share offers"),
        screen="share_offers",
        permission=offers.PERMISSION,
        icon="group",
        order=300,
    )
