"""The till's screens at the desk."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from masthead.checkout import desk_views, refund_views, taken_back_views
from masthead.checkout.debit import desk_views as debit_views
from masthead.checkout.models import GivenBack
from masthead.fund.about_gift import Fact
from masthead.fund.models import Gift
from masthead.lib import money
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


@hooks.register("register_gift_ways_on")
def way_to_give_back(request: HttpRequest, gift: Gift) -> list[Fact]:
    """Return the button that leads from a gift to giving it back, for whoever may."""
    if not request.user.has_perm(refund_views.PERMISSION):
        return []
    return [Fact(gettext("Give back"), "", reverse("refund_gift", args=[gift.pk]))]


@hooks.register("register_gift_facts")
def why_given_back(gift: Gift) -> list[Fact]:
    """Return why a gift was given back, for each time."""
    return [
        Fact(
            gettext("Given back: {amount}").format(
                amount=money.exact(one.amount_minor, currency=gift.currency)
            ),
            one.reason,
        )
        for one in GivenBack.objects.filter(gift=gift).order_by("at")
    ]
