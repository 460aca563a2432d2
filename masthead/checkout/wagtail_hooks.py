"""The till's screens at the desk."""

from django.urls import URLPattern, path
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from masthead.checkout import desk_views, refund_views, taken_back_views
from masthead.checkout.debit import desk_views as debit_views
from masthead.people.desk_line import DeskLine


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Return the addresses of the till's screens, below the desk's."""
    return [
        path("gifts/record/", desk_views.record_gift, name="record_gift"),
        path("gifts/awaited/", desk_views.awaited, name="awaited_by_post"),
        path("gifts/awaited/<uuid:key>/not-coming/", desk_views.not_coming, name="not_coming"),
        path("gifts/<int:number>/refund/", refund_views.refund_gift, name="refund_gift"),
        path("taken-back/", taken_back_views.taken_back, name="taken_back"),
        path("direct-debits/", debit_views.direct_debits, name="direct_debits"),
        path("direct-debits/<uuid:key>/", debit_views.one_debit, name="one_debit"),
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


@hooks.register("register_fund_menu_item")
def debits_line() -> MenuItem:
    """Return the menu's line of the gifts by direct debit."""
    return DeskLine(
        _("Direct debits"),
        screen="direct_debits",
        permission=debit_views.PERMISSION,
        icon="repeat",
        order=400,
    )


@hooks.register("register_treasury_menu_item")
def taken_back_line() -> MenuItem:
    """Return the menu's line of what was taken back, with the number of those unread."""
    return DeskLine(
        lazy(taken_back_views.label, str)(),
        screen="taken_back",
        permission=refund_views.PERMISSION,
        icon="undo",
        order=300,
    )
