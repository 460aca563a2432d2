"""The till's screens at the desk."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from masthead.checkout import compare_views, desk_views, refund_views, taken_back_views
from masthead.checkout.debit import desk_views as debit_views
from masthead.checkout.models import GivenBack
from masthead.fund.about_gift import Fact
from masthead.fund.models import Gift
from masthead.lib import money
from masthead.people.desk_line import Screen, offer


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Return the addresses of the till's screens, below the desk's."""
    return [
        path("gifts/record/", desk_views.record_gift, name="record_gift"),
        path("gifts/awaited/", desk_views.awaited, name="awaited_by_post"),
        path("gifts/awaited/<uuid:key>/not-coming/", desk_views.not_coming, name="not_coming"),
        path("gifts/<int:number>/refund/", refund_views.refund_gift, name="refund_gift"),
        path("taken-back/", taken_back_views.taken_back, name="taken_back"),
        path("gateways/differences/", compare_views.differences, name="gateway_differences"),
        path("gateways/differences/<int:pk>/", compare_views.decide, name="decide_difference"),
        path("direct-debits/", debit_views.direct_debits, name="direct_debits"),
        path("direct-debits/<uuid:key>/", debit_views.one_debit, name="one_debit"),
    ]


offer(
    "register_fund_menu_item",
    Screen(_("Record a gift"), "record_gift", "plus-inverse", 200),
    Screen(_("Awaited by post"), "awaited_by_post", "mail", 300),
    Screen(_("Direct debits"), "direct_debits", "rotate", 400),
    permission=desk_views.PERMISSION,
)
offer(
    "register_treasury_menu_item",
    Screen(lazy(taken_back_views.label, str)(), "taken_back", "resubmit", 300),
    permission=refund_views.PERMISSION,
)
offer(
    "register_supporters_menu_item",
    Screen(lazy(compare_views.label, str)(), "gateway_differences", "draft", 700),
    permission=compare_views.PERMISSION,
)


@hooks.register("register_gift_ways_on")
def way_to_give_back(request: HttpRequest, gift: Gift) -> list[Fact]:
    """Return the button that leads from a gift to giving it back, for whoever may."""
    if not request.user.has_perm(refund_views.PERMISSION):
        return []
    return [Fact(gettext("Give it back"), "", reverse("refund_gift", args=[gift.pk]))]


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
