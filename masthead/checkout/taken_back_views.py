"""The treasurer's screen of what was taken back."""

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from masthead.checkout.refund_views import PERMISSION
from masthead.checkout.taken_back import described, note_all, steps, unread
from masthead.people.audit import at_desk
from masthead.people.models import User


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(PERMISSION, raise_exception=True)
def taken_back(request: HttpRequest) -> HttpResponse:
    """List chargebacks, late failures and claims with their days and fees; mark them as read."""
    if request.method == "POST":
        assert isinstance(request.user, User)
        upto = request.POST.get("upto", "")
        if upto.isascii() and upto.isdecimal() and len(upto) < 19:
            note_all(upto=int(upto), by=at_desk(request.user), at=timezone.now())
        return redirect("taken_back")
    page = Paginator(steps(), 50).get_page(request.GET.get("p"))
    context = {
        "rows": described(page),
        "page": page,
        "unread": unread(),
        "upto": max((step.pk for step in page), default=0),
        "page_title": _("Taken back"),
        "header_title": _("Taken back"),
        "header_icon": "resubmit",
    }
    return render(request, "checkout/desk_taken_back.html", context)


def label() -> str:
    """Return the words of the menu's line, with the number of those unread."""
    count = unread()
    return _("Taken back ({count})").format(count=count) if count else _("Taken back")
