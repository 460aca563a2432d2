"""Gates before pages: for whoever signed in, and for whoever did so a moment ago."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache

from masthead.people import second_factor

View = Callable[..., HttpResponse]


def signed_in(view: View) -> View:
    """Show a page to whoever signed in, lead everybody else to the door and back; cache nothing."""

    @never_cache
    @wraps(view)
    def gate(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not request.user.is_authenticated:
            return _lead(request, "account_login")
        return view(request, *args, **kwargs)

    return gate


def fresh(view: View) -> View:
    """Show a page to whoever signed in within the last quarter of an hour, with all factors.

    Everybody else signs in once more and comes back: for what a thief of a session must not do.
    """

    @signed_in
    @wraps(view)
    def gate(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not second_factor.is_fresh(request):
            return _lead(request, "sign_in_again")
        return view(request, *args, **kwargs)

    return gate


def leads_to(request: HttpRequest) -> str:
    """Return where somebody wanted to go, as `next` says, or "" for no place of this paper."""
    wanted = request.POST.get("next", request.GET.get("next", ""))[:500]
    hosts = {request.get_host()}
    safe = url_has_allowed_host_and_scheme(wanted, hosts, require_https=request.is_secure())
    return wanted if safe else ""


def _lead(request: HttpRequest, name: str) -> HttpResponse:
    return redirect(f"{reverse(name)}?{urlencode({'next': request.get_full_path()})}")
