"""Signing in by a link that was handed over."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from masthead.people.second_factor import HANDED_OVER
from masthead.people.signin import LinkNotValid, find_link, use_link
from masthead.people.views.entering import enter


@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest, secret: str) -> HttpResponse:
    """Offer a button, and at its press sign in whom the link was made for; say when it is used up.

    Looking uses nothing up: programs that follow every link press no button.
    """
    at = timezone.now()
    try:
        if request.method == "POST":
            user = use_link(secret, at=at)
            return enter(request, user, way=HANDED_OVER, leads_to=reverse("wagtailadmin_home"))
        link = find_link(secret, at=at)
    except LinkNotValid:
        return render(request, "people/link_not_valid.html", status=403)
    return render(request, "people/link.html", {"email": link.user.email, "to_desk": True})
