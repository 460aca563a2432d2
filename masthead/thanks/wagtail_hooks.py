"""The thank-you column's place at the desk."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from masthead.people.desk_line import DeskLine
from masthead.thanks import desk_views
from masthead.thanks.models import Column


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Put the screens at the desk."""
    return [
        path("fund/thanks/", desk_views.columns, name="thanks_columns"),
        path("fund/thanks/new/", desk_views.new_column, name="new_thanks_column"),
        path("fund/thanks/<uuid:key>/", desk_views.column, name="thanks_column"),
        path("fund/thanks/<uuid:key>/text/", desk_views.column_text, name="thanks_column_text"),
    ]


@hooks.register("register_fund_menu_item")
def column_line() -> MenuItem:
    """Return the menu's line of the thank-you column."""
    return DeskLine(
        _("Thank-you column"),
        screen="thanks_columns",
        permission=desk_views.PERMISSION,
        icon="openquote",
        order=400,
    )


@hooks.register("before_delete_page")
def keep_what_was_printed(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to delete the draft of a column: its gifts would never be thanked for."""
    below = Page.objects.descendant_of(page, inclusive=True)
    if not Column.objects.filter(story__in=below.values("pk")).exists():
        return None
    words = say(
        "“{name}” holds a thank-you column and stays: publish it, its gifts are in no other."
    )
    messages.error(request, words.format(name=page.title))
    return redirect("wagtailadmin_explore", page.get_parent().pk)
