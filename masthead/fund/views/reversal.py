"""The desk's screen that reverses a gift recorded by mistake."""

from __future__ import annotations

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail import hooks
from wagtail.admin import messages

from masthead.fund.about_gift import Fact, about_gift
from masthead.fund.forms import ReversalForm
from masthead.fund.models import Gift
from masthead.fund.reverse_gift import (
    GivenBackAlready,
    ReversedAlready,
    StandsElsewhere,
    reverse_gift,
    why_not,
)
from masthead.ledger.post import is_closed
from masthead.people.audit import at_desk
from masthead.people.models import User


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("fund.record_gift", raise_exception=True)
def reverse_one(request: HttpRequest, number: int) -> HttpResponse:
    """Show a gift with all that is known of it, and reverse it for a reason."""
    found = get_object_or_404(Gift.objects.select_related("giver", "appeal", "entry"), pk=number)
    form = ReversalForm(request.POST or None)
    if request.method != "POST":
        return _page(request, found, form)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    assert isinstance(request.user, User)
    try:
        why = form.cleaned_data["why"]
        reverse_gift(found, why=why, by=at_desk(request.user), at=timezone.now())
    except (ReversedAlready, GivenBackAlready, StandsElsewhere) as refused:
        form.add_error(None, str(refused))
        return _page(request, found, form, status=422)
    words = _("Gift {number} is reversed, and the fund no longer counts it. Now record it right.")
    messages.success(request, words.format(number=found.number))
    return redirect("gift", found.number)


def _page(
    request: HttpRequest, gift: Gift, form: ReversalForm, *, status: int = 200
) -> HttpResponse:
    facts: list[Fact] = [
        fact for known in hooks.get_hooks("register_gift_facts") for fact in known(gift)
    ]
    title = _("Reverse gift {number}").format(number=gift.number)
    shown = {
        "form": form,
        "gift": gift,
        "about": about_gift(gift),
        "facts": facts,
        "why_not": why_not(gift),
        "is_closed": is_closed(gift.effective_on),
        "page_title": title,
        "header_title": title,
        "header_icon": "resubmit",
    }
    return render(request, "fund/desk_reversal.html", shown, status=status)
