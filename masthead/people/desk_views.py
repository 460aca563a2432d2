"""The staff at the desk: who is on it, in which roles, and how they get in."""

from __future__ import annotations

import datetime as dt
from typing import Any

from allauth.mfa.models import Authenticator
from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from masthead.people import audit, roles
from masthead.people.desk_forms import NewStaffForm, RolesForm, offer_only
from masthead.people.drop_factors import drop_factors
from masthead.people.granting import MayNotGrant, may_grant, refuse_more_than_held, roles_of
from masthead.people.models import User
from masthead.people.name_staff import name_staff
from masthead.people.signin import make_link
from masthead.people.staff import LastAdministrator, add_staff, set_roles

PERMISSION = "people.manage_staff"


def staff(request: HttpRequest) -> HttpResponse:
    """List who is on the staff, and who was let go."""
    _may(request)
    people = User.objects.prefetch_related("groups").order_by("last_name", "first_name", "email")
    shown = {
        "page_title": _("Staff"),
        "header_icon": "group",
        "staff": people.filter(is_active=True, groups__isnull=False).distinct(),
        "let_go": people.filter(is_active=False),
        "with_factor": set(
            Authenticator.objects.exclude(type=Authenticator.Type.RECOVERY_CODES).values_list(
                "user", flat=True
            )
        ),
    }
    return render(request, "desk/staff.html", shown)


@never_cache
def add(request: HttpRequest) -> HttpResponse:
    """Take somebody onto the staff and show their sign-in link, once."""
    by, at = _may(request), timezone.now()
    form = NewStaffForm(request.POST or None)
    offer_only(form.fields["roles"], _may_give(by))
    if not form.is_valid():
        return _form(request, form, _("Add to the staff"), _("Add"))
    typed = form.cleaned_data
    chosen = [roles.find(slug) for slug in typed["roles"]]
    for role in chosen:
        user = add_staff(typed["email"], role=role, by=by, at=at)
    if typed["first_name"] or typed["last_name"]:
        name_staff(user, first_name=typed["first_name"], last_name=typed["last_name"], by=by, at=at)
    return _hand_over(request, user, by=by, at=at)


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change somebody's name and roles."""
    by, at = _may(request), timezone.now()
    user = get_object_or_404(User, pk=pk, is_active=True)
    held = [role.slug for role in roles_of(user)]
    now = {"first_name": user.first_name, "last_name": user.last_name, "roles": held}
    form = RolesForm(request.POST or None, initial=now)
    offer_only(form.fields["roles"], {*held, *_may_give(by)})
    if form.is_valid():
        typed = form.cleaned_data
        if _has_roles(user, typed["roles"], form, by=by, at=at):
            name_staff(
                user, first_name=typed["first_name"], last_name=typed["last_name"], by=by, at=at
            )
            messages.success(request, _("Changed."))
            return redirect("staff")
    return _form(request, form, user.get_full_name(), _("Keep"), user=user)


@require_POST
def let_go(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody go: their roles, their password and their sessions end."""
    by, at = _may(request), timezone.now()
    user = get_object_or_404(User, pk=pk)
    try:
        set_roles(user, roles=[], by=by, at=at)
    except LastAdministrator as refused:
        messages.error(request, str(refused))
        return redirect("edit_staff", pk)
    messages.success(request, _("{name} is no longer on the staff.").format(name=user))
    return redirect("staff")


@never_cache
@require_POST
def new_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Make somebody a new sign-in link and show it, once."""
    by = _may(request)
    user = get_object_or_404(User, pk=pk, is_active=True)
    try:
        refuse_more_than_held(by, roles_of(user))
    except MayNotGrant as refused:
        messages.error(request, str(refused))
        return redirect("edit_staff", pk)
    return _hand_over(request, user, by=by, at=timezone.now())


@never_cache
@require_POST
def lost_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """Drop the second factors of somebody who lost theirs."""
    by, at = _may(request), timezone.now()
    user = get_object_or_404(User, pk=pk, is_active=True)
    try:
        drop_factors(user, by=by, at=at)
    except MayNotGrant as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Gone. With a new sign-in link they set up others."))
    return redirect("edit_staff", pk)


def password(request: HttpRequest) -> HttpResponse:
    """Lead to where everybody chooses a password."""
    return redirect("account_password")


def _may(request: HttpRequest) -> audit.Actor:
    user: Any = request.user
    if not user.has_perm(PERMISSION):
        raise PermissionDenied
    return audit.at_desk(user)


def _has_roles(
    user: User, slugs: list[str], form: forms.Form, *, by: audit.Actor, at: dt.datetime
) -> bool:
    try:
        set_roles(user, roles=[roles.find(slug) for slug in slugs], by=by, at=at)
    except (LastAdministrator, MayNotGrant) as refused:
        form.add_error("roles", str(refused))
        return False
    return True


def _may_give(by: audit.Actor) -> set[str]:
    return {role.slug for role in roles.ROLES if may_grant(by, role)}


def _hand_over(
    request: HttpRequest, user: User, *, by: audit.Actor, at: dt.datetime
) -> HttpResponse:
    secret = make_link(user, by=by, at=at)
    shown = {
        "page_title": _("A link to hand over"),
        "header_icon": "key",
        "member": user,
        "link": settings.BASE_URL + reverse("sign_in", args=[secret]),
    }
    return render(request, "desk/link.html", shown)


def _form(
    request: HttpRequest, form: forms.Form, title: str, button: str, *, user: User | None = None
) -> HttpResponse:
    shown = {
        "page_title": title,
        "header_icon": "user",
        "form": form,
        "submit_button_label": button,
        "member": user,
        "back": reverse("staff") if request.user.has_perm(PERMISSION) else "",
    }
    template = "desk/staff_member.html" if user else "desk/form.html"
    return render(request, template, shown, status=422 if form.errors else 200)
