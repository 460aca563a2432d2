"""What the screens of the register have in common: who may, which day it is, a form that writes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from wagtail.admin import messages

from masthead.paper.models import the_paper
from masthead.people.audit import Actor, at_desk
from masthead.people.models import User

KEEP, EXPORT = "register.keep_register", "register.export_register"


def keeper(request: HttpRequest) -> User:
    """Return who is signed in, or refuse whoever may not see the register."""
    return holder_of(request, KEEP)


def holder_of(request: HttpRequest, *permissions: str) -> User:
    """Return who is signed in and holds one of some rights, or refuse them."""
    user = request.user
    if isinstance(user, User) and any(user.has_perm(name) for name in permissions):
        return user
    raise PermissionDenied


def today() -> dt.date:
    """Return the day in the paper's time zone."""
    return the_paper().today(timezone.now())


def shown(
    request: HttpRequest, name: str, title: str, *, status: int = 200, **more: object
) -> HttpResponse:
    """Show a screen of the register."""
    context = {"page_title": title, "header_title": title, "header_icon": "group", **more}
    return render(request, f"register/{name}.html", context, status=status)


def written(
    request: HttpRequest,
    form: forms.Form,
    *,
    title: str,
    button: str,
    back: str,
    do: Callable[[Actor, dt.datetime], str],
    blamed: Mapping[type[Exception], str],
    words: str = "",
) -> HttpResponse:
    """Show a form; when it is sent, do what it asks and go back, or say why not.

    `do` returns the sentence that says what was done; `blamed` names the field at which each of
    its refusals is shown, empty for the whole form.
    """
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, do(at_desk(keeper(request)), timezone.now()))
            return redirect(back)
        except tuple(blamed) as refused:
            form.add_error(blamed[type(refused)] or None, str(refused.args[0]))
    status = 422 if form.errors else 200
    return shown(
        request, "form", title, status=status, form=form, button=button, back=back, words=words
    )
