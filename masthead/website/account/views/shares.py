"""What the register says of a member who signed in."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from masthead.shares.account.shown import account_of
from masthead.website.account.page import Visit, own_page
from masthead.website.account.theirs import membership_of


@require_safe
@own_page
def membership(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """Show a member what the register says of them, as the link by mail does. Source: s.103."""
    found = membership_of(visit.holder, number)
    if found is None:
        raise Http404(_("That is no membership of yours"))
    context = account_of(found.member, paper=visit.paper, at=visit.at)
    context |= {"is_signed_in": True, "may_move": found.is_own}
    return render(request, "shares/account.html", context)
