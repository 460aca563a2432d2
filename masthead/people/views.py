"""Signing in by a link."""

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from masthead.people.signin import LinkNotValid, use_link


@never_cache
@require_GET
def sign_in(request: HttpRequest, secret: str) -> HttpResponse:
    """Sign in whom a link was made for and send them to the desk; say so when it is used up."""
    try:
        user = use_link(secret, at=timezone.now())
    except LinkNotValid:
        return render(request, "people/link_not_valid.html", status=403)
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    return redirect("wagtailadmin_home")
