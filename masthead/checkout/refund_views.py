"""The desk's screen that gives a gift back."""

import datetime as dt

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from masthead.checkout.give_back import NoGatewayKnown, NoReason, give_back, left_of
from masthead.checkout.models import GivenBack
from masthead.checkout.refund_forms import GiveBackForm
from masthead.fund.models import Gift, GiftRefund
from masthead.fund.receive import BY_GATEWAY
from masthead.fund.refund import RefundTooLarge
from masthead.ledger.models import new_id
from masthead.lib import money
from masthead.paper.models import the_paper
from masthead.payments import ask_refund
from masthead.payments.contract import GatewayRefused, GatewayUnreachable
from masthead.people.audit import at_desk
from masthead.people.models import User

PERMISSION = "payments.refund"
BLAMED: dict[type[Exception], str] = {
    RefundTooLarge: "amount",
    ask_refund.RefundTooLarge: "amount",
    NoReason: "reason",
}


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(PERMISSION, raise_exception=True)
def refund_gift(request: HttpRequest, number: int) -> HttpResponse:
    """Show a gift with what was given back of it, and a form that gives back more."""
    gift = get_object_or_404(Gift.objects.select_related("giver", "entry", "appeal"), pk=number)
    at, today = timezone.now(), the_paper().today(timezone.now())
    if request.method == "POST":
        form = GiveBackForm(request.POST, gift=gift, today=today)
        if form.is_valid():
            return _given_back(request, form, at=at)
        return _page(request, form, status=422)
    left = money.plain(_left(gift), currency=gift.currency)
    begun = {"key": str(new_id()), "amount": left, "on": today}
    return _page(request, GiveBackForm(initial=begun, gift=gift, today=today))


def _given_back(request: HttpRequest, form: GiveBackForm, *, at: dt.datetime) -> HttpResponse:
    data, gift = form.cleaned_data, form.gift
    assert isinstance(request.user, User)
    try:
        written = give_back(
            gift,
            data["amount"],
            reason=data["reason"],
            key=data["key"],
            on=data.get("on", form.today),
            by=at_desk(request.user),
            at=at,
        )
    except tuple(BLAMED) as error:
        form.add_error(BLAMED[type(error)], str(error.args[0]))
        return _page(request, form, status=422)
    except (GatewayRefused, NoGatewayKnown) as error:
        words = _("Nothing was given back: the gateway refuses it. {why}")
        form.add_error(None, words.format(why=error))
        return _page(request, form, status=422)
    except GatewayUnreachable:
        words = _("The gateway does not answer just now; it is asked again each minute.")
        messages.warning(request, words)
        return redirect("refund_gift", gift.pk)
    messages.success(request, _said(written))
    return redirect("refund_gift", gift.pk)


def _said(written: GivenBack) -> str:
    amount = money.exact(written.amount_minor, currency=written.gift.currency)
    if written.refund:
        words = _("The gateway was asked to give back {amount}; it is posted when it says so.")
    else:
        words = _("{amount} given back is in the book, out of the bank.")
    return words.format(amount=amount)


def _left(gift: Gift) -> int:
    try:
        return left_of(gift)
    except NoGatewayKnown:
        return 0


def _page(request: HttpRequest, form: GiveBackForm, *, status: int = 200) -> HttpResponse:
    gift, left = form.gift, _left(form.gift)
    currency = gift.currency
    asked = GivenBack.objects.filter(gift=gift).select_related("refund", "by").order_by("at")
    gone = GiftRefund.objects.filter(gift=gift).order_by("effective_on", "pk")
    context = {
        "form": form,
        "gift": gift,
        "left": money.exact(left, currency=currency),
        "can_give_back": left > 0,
        "by_gateway": gift.method in BY_GATEWAY,
        "amount": money.exact(gift.amount_minor, currency=currency),
        "asked": [(one, money.exact(one.amount_minor, currency=currency)) for one in asked],
        "gone": [(one, money.exact(one.amount_minor, currency=currency)) for one in gone],
        "page_title": _("Give gift {number} back").format(number=gift.number),
        "header_title": _("Give gift {number} back").format(number=gift.number),
        "header_icon": "resubmit",
    }
    return render(request, "checkout/desk_refund.html", context, status=status)
