"""How somebody signs in: their password and their second factors."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from masthead.people import audit, second_factor
from masthead.people.choose_password import choose_password
from masthead.people.end_sessions import end_sessions
from masthead.people.forms import NewPasswordForm
from masthead.people.gates import fresh, signed_in
from masthead.people.models import User

View = Callable[..., HttpResponse]


@fresh
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Choose a password, the first one or another."""
    user: Any = request.user
    form = NewPasswordForm(request.POST if request.method == "POST" else None, user=user)
    if form.is_valid():
        choose_password(
            user,
            password=form.cleaned_data["password"],
            paper_name=_paper_name(request),
            by=audit.Actor(user=user, through="account"),
            at=timezone.now(),
        )
        update_session_auth_hash(request, user)
        messages.success(request, _("From now on you can sign in with this password."))
        return redirect("mfa_index")
    status = 422 if form.errors else 200
    return render(request, "people/new_password.html", {"form": form}, status=status)


@signed_in
@require_POST
def everywhere(request: HttpRequest) -> HttpResponse:
    """Sign out on every other device."""
    user: Any = request.user
    end_sessions(user, by=audit.Actor(user=user, through="account"), at=timezone.now())
    update_session_auth_hash(request, user)
    messages.success(request, _("You are signed out everywhere but here."))
    return redirect("mfa_index")


@signed_in
def needed(request: HttpRequest) -> HttpResponse:
    """Say to somebody on the staff what is missing before the desk opens."""
    if second_factor.was_shown(request):
        return redirect("wagtailadmin_home")
    user: Any = request.user
    shown = {
        "has_one": second_factor.has_one(user),
        "may_set_up": second_factor.may_set_up(request),
    }
    return render(request, "people/second_factor.html", shown)


@signed_in
def passkeys(request: HttpRequest) -> HttpResponse:
    """Lead back to where the passkeys are listed with all else."""
    return redirect("mfa_index")


def later(module: str, name: str) -> View:
    """Return one of allauth’s views, imported when it is first asked for: few ever are."""

    def view(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        found: HttpResponse = getattr(import_module(f"allauth.mfa.{module}"), name)(
            request, *args, **kwargs
        )
        return found

    return view


def factors(module: str, name: str) -> View:
    """Return a view that changes somebody’s second factors, behind its gates."""
    view = later(module, name)

    @fresh
    def gate(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not second_factor.may_set_up(request):
            return redirect("second_factor")
        had_one = second_factor.has_one(cast(User, request.user))
        answer = view(request, *args, **kwargs)
        if not had_one:
            second_factor.note_set_up(request)
        return answer

    return gate


def _paper_name(request: HttpRequest) -> str:
    paper = getattr(request, "paper", None)
    return paper.name if paper else "Masthead"
