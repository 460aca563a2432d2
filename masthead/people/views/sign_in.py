"""The door: an address, a code or a link by mail, and out again."""

from __future__ import annotations

import uuid
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.contrib.auth import authenticate, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from masthead.lib.caller import address_of
from masthead.people import tries
from masthead.people.adapters import AccountAdapter
from masthead.people.door.send_code import send_code
from masthead.people.door.use_code import (
    CodeNotValid,
    LetterLinkNotValid,
    find_link,
    use_code,
    use_letter_link,
)
from masthead.people.forms import CodeForm, EmailForm, PasswordSignInForm
from masthead.people.gates import leads_to
from masthead.people.models import SignInCode, User
from masthead.people.views.entering import enter

EMAIL = "sign_in_email"
ways = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@ways
def login(request: HttpRequest) -> HttpResponse:
    """Ask for an email address and send a code to it, whoever it belongs to."""
    if request.user.is_authenticated:
        return redirect(leads_to(request) or AccountAdapter().get_login_redirect_url(request))
    typed = request.POST if request.method == "POST" else None
    form = EmailForm(typed, initial={"email": request.session.get(EMAIL, "")})
    if form.is_valid():
        email = form.cleaned_data["email"]
        if _counts(request, form, door="letter", whose=email):
            return redirect(_to_code(_send(request, email)))
    return _page(request, "people/login.html", form)


@never_cache
@ways
def code(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Ask for the code in the letter."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    row = SignInCode.objects.filter(pk=key).first()
    if form.is_valid() and _counts(request, form, door="code", whose=row.email if row else ""):
        try:
            user, used = use_code(key, code=form.cleaned_data["code"], at=timezone.now())
            _take_back(form)
            return enter(request, user, way="code", leads_to=used.leads_to)
        except CodeNotValid as refused:
            form.add_error("code", str(refused))
    return _page(request, "people/code.html", form, email=row.email if row else "")


@never_cache
@ways
def link(request: HttpRequest, secret: str) -> HttpResponse:
    """Offer a button at the link of a letter, and let in whoever presses it."""
    at = timezone.now()
    try:
        if request.method == "POST":
            user, used = use_letter_link(secret, at=at)
            return enter(request, user, way="letter", leads_to=used.leads_to)
        row = find_link(secret, at=at)
    except LetterLinkNotValid:
        return render(request, "people/letter_not_valid.html", status=403)
    return render(request, "people/link.html", {"email": row.email})


@never_cache
@sensitive_post_parameters("password")
@ways
def password(request: HttpRequest) -> HttpResponse:
    """Let somebody in by a password, if they ever chose one."""
    form = PasswordSignInForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _counts(
        request, form, door="password", whose=form.cleaned_data["email"]
    ):
        typed = form.cleaned_data
        user = authenticate(request, username=typed["email"], password=typed["password"])
        if isinstance(user, User):
            _take_back(form)
            return enter(request, user, way="password", leads_to=leads_to(request))
        form.add_error("password", _("The address or the password is not right."))
    return _page(request, "people/password.html", form)


@never_cache
@ways
def sign_out(request: HttpRequest) -> HttpResponse:
    """Offer a button to sign out, and at its press do so."""
    if request.method == "POST":
        logout(request)
        return redirect(settings.LOGOUT_REDIRECT_URL)
    return render(request, "people/sign_out.html")


@never_cache
@ways
def again(request: HttpRequest) -> HttpResponse:
    """Ask whoever is about to do something grave to sign in once more."""
    wanted = leads_to(request)
    user: Any = request.user
    if not user.is_authenticated or request.method == "POST":
        email = user.email if user.is_authenticated else ""
        logout(request)
        if email:
            request.session[EMAIL] = email
        return redirect(f"{reverse('account_login')}?{urlencode({'next': wanted})}")
    return render(request, "people/again.html", {"next": wanted})


def to_our_door(request: HttpRequest) -> HttpResponse:
    """Lead from the CMS’s own pages of signing in to ours: there is one door."""
    wanted = leads_to(request) or reverse("wagtailadmin_home")
    return redirect(f"{reverse('account_login')}?{urlencode({'next': wanted})}")


def _counts(request: HttpRequest, form: forms.Form, *, door: str, whose: str) -> bool:
    """Count a try, and say on the form when there were too many."""
    try:
        counted = tries.count_try(door, whose, address=address_of(request), at=timezone.now())
    except tries.TooManyTries as refused:
        form.add_error(None, str(refused))
        return False
    setattr(form, "counted", counted)  # noqa: B010
    return True


def _take_back(form: forms.Form) -> None:
    tries.take_back(getattr(form, "counted"))  # noqa: B009


def _send(request: HttpRequest, email: str) -> SignInCode:
    paper = getattr(request, "paper", None)
    address = partial(_whole_link, request)
    name = paper.name if paper else "Masthead"
    wanted = leads_to(request)
    return send_code(email, paper_name=name, link=address, leads_to=wanted, at=timezone.now())


def _whole_link(request: HttpRequest, secret: str) -> str:
    path = reverse("account_link", args=[secret])
    return request.build_absolute_uri(path)


def _to_code(row: SignInCode) -> str:
    return reverse("account_code", args=[row.pk])


def _page(
    request: HttpRequest, template: str, form: forms.Form, *, email: str = ""
) -> HttpResponse:
    shown = {"form": form, "next": leads_to(request), "email": email}
    too_many = form.is_bound and form.non_field_errors()
    status = 429 if too_many else 422 if form.errors else 200
    return render(request, template, shown, status=status)
