"""The newsroom's own screens at the desk: correct, withdraw, move."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.pages.delete import DeleteView
from wagtail.admin.views.pages.move import MoveChooseDestinationView
from wagtail.admin.views.pages.unpublish import UnpublishView

from masthead.newsroom.correct import CorrectionIncomplete, NothingToCorrect, correct
from masthead.newsroom.forms import CorrectionForm, MoveForm, WithdrawalForm
from masthead.newsroom.models import ArticlePage, Correction, SectionPage
from masthead.newsroom.move import move
from masthead.newsroom.paging import page_of
from masthead.newsroom.withdraw import NoticeMissing, NotPublished, withdraw
from masthead.people import audit

Verb = Callable[[dict[str, Any]], object]


def correct_story(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a correction on a published story; those that it has are shown and stay."""
    story = _story(request, pk, may="newsroom.correct_article")
    form = CorrectionForm(request.POST or None)

    def do(typed: dict[str, Any]) -> object:
        return correct(story, **typed, by=audit.at_desk(_user(request)), at=timezone.now())

    if _done(form, do, (NothingToCorrect, CorrectionIncomplete)):
        messages.success(request, _("The correction stands on the story and on /corrections/."))
        return redirect("wagtailadmin_pages:edit", story.pk)
    shown = {"corrections": story.corrections.select_related("by")}
    return _form(request, form, story, _("Correct"), "desk/correct.html", **shown)


def withdraw_story(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a published story back, leaving a notice."""
    story = _story(request, pk, may="newsroom.withdraw_article")
    form = WithdrawalForm(request.POST or None)

    def do(typed: dict[str, Any]) -> object:
        return withdraw(story, **typed, by=audit.at_desk(_user(request)), at=timezone.now())

    if _done(form, do, (NotPublished, NoticeMissing)):
        messages.success(request, _("The story is withdrawn; its notice stands in its place."))
        return redirect("wagtailadmin_explore", story.get_parent().pk)
    return _form(request, form, story, _("Withdraw"))


def move_story(request: HttpRequest, pk: int) -> HttpResponse:
    """Move a story to another section; its old address leads to the new one."""
    story = get_object_or_404(ArticlePage, pk=pk)
    here = story.permissions_for_user(request.user)
    sections = [
        section
        for section in SectionPage.objects.exclude(pk=story.get_parent().pk)
        if here.can_move_to(section)
    ]
    if not sections:
        raise PermissionDenied
    form = MoveForm(request.POST or None).offer(sections)
    if form.is_valid():
        to, at = form.cleaned_data["to"], timezone.now()
        moved = move(story, to=to, by=audit.at_desk(_user(request)), at=at)
        messages.success(request, _("Moved to “{section}”.").format(section=to.title))
        return redirect("wagtailadmin_pages:edit", moved.pk)
    return _form(request, form, story, _("Move"))


def corrections(request: HttpRequest) -> HttpResponse:
    """List every correction, newest first."""
    if not request.user.has_perm("newsroom.correct_article"):
        raise PermissionDenied
    found = page_of(Correction.objects.select_related("article", "by"), request)
    shown = {
        "page_title": _("Corrections"),
        "header_icon": "edit",
        "corrections": found.stories,
        "page": found,
    }
    return render(request, "desk/corrections.html", shown)


@require_admin_access
def delete_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Let Wagtail delete a draft; say of a published story that it is withdrawn instead."""
    if ArticlePage.objects.filter(pk=page_id, published_on__isnull=False).exists():
        return stays_up(request, page_id)
    response: HttpResponse = DeleteView.as_view()(request, page_id=page_id)
    return response


@require_admin_access
def unpublish_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Let Wagtail unpublish other pages; a published story is withdrawn instead."""
    if ArticlePage.objects.filter(pk=page_id).exists():
        return stays_up(request, page_id)
    response: HttpResponse = UnpublishView.as_view()(request, page_id=page_id)
    return response


@require_admin_access
def move_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Let Wagtail move other pages; a story moves by the screen that keeps its old address."""
    if ArticlePage.objects.filter(pk=page_id).exists():
        return redirect("move_story", page_id)
    response: HttpResponse = MoveChooseDestinationView.as_view()(request, page_to_move_id=page_id)
    return response


def stays_up(request: HttpRequest, page_id: int) -> HttpResponse:
    """Say why a story stays up, and lead to where it can be withdrawn, or back to the desk."""
    words = _("A published story is never deleted or unpublished: withdraw it, with a notice.")
    messages.error(request, words)
    if request.user.has_perm("newsroom.withdraw_article"):
        return redirect("withdraw_story", page_id)
    return redirect("wagtailadmin_home")


def _story(request: HttpRequest, pk: int, *, may: str) -> ArticlePage:
    if not request.user.has_perm(may):
        raise PermissionDenied
    found: ArticlePage = get_object_or_404(ArticlePage.objects.live(), pk=pk)
    return found


def _user(request: HttpRequest) -> Any:
    return request.user


def _done(form: forms.Form, do: Verb, refusals: tuple[type[ValueError], ...]) -> bool:
    """Say whether the form was sent, understood and not refused; a refusal goes on the form."""
    if not form.is_valid():
        return False
    try:
        do(form.cleaned_data)
    except refusals as refused:
        form.add_error(None, str(refused))
        return False
    return True


def _form(
    request: HttpRequest,
    form: forms.Form,
    story: ArticlePage,
    title: str,
    template: str = "desk/form.html",
    **more: Any,
) -> HttpResponse:
    shown = {
        "page_title": title,
        "page_subtitle": story.title,
        "header_icon": "doc-full-inverse",
        "form": form,
        "media": form.media,
        "submit_button_label": title,
        "back": reverse("wagtailadmin_pages:edit", args=[story.pk]),
        "story": story,
    }
    return render(request, template, shown | more, status=422 if form.errors else 200)
