"""How the newsroom changes the desk: its menu, its first page, its buttons, what it refuses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.menus.pages import PageMenuItem
from wagtail.models import Page
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from masthead.newsroom.blocks_publishing import reasons
from masthead.newsroom.models import ArticlePage, Author, SectionPage, Topic
from masthead.newsroom.permissions import ListsPolicy
from masthead.newsroom.views import access, desk
from masthead.newsroom.views.home import TodayPanel
from masthead.newsroom.views.lists import Authors, Stories, Topics
from masthead.people.desk_line import DeskLine

# What Wagtail offers and a newsroom doesn't need.
_LEFT_OUT = {"snippets", "help", "reports"}
_CALLED = {"images": _("Pictures")}

for model in (Author, Topic):
    register_permission_policy(model, ListsPolicy(model))
register_snippet(Authors)
register_snippet(Topics)


@hooks.register("register_admin_viewset")
def stories() -> Stories:
    """List the stories."""
    return Stories()


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Put the newsroom's own screens at the desk."""
    return [
        path("stories/<int:pk>/correct/", desk.correct_story, name="correct_story"),
        path("stories/<int:pk>/withdraw/", desk.withdraw_story, name="withdraw_story"),
        path("stories/<int:pk>/move/", desk.move_story, name="move_story"),
        path("corrections/", desk.corrections, name="desk_corrections"),
        path("readers/", access.access_rules, name="access_rules"),
    ]


@hooks.register("register_admin_menu_item")
def corrections() -> MenuItem:
    """Offer the list of corrections."""
    return DeskLine(
        _("Corrections"),
        screen="desk_corrections",
        permission="newsroom.correct_article",
        icon="edit",
        order=230,
    )


@hooks.register("register_settings_menu_item")
def letting_in() -> MenuItem:
    """Offer the rules on letting readers in."""
    return DeskLine(
        _("Letting readers in"),
        screen="access_rules",
        permission=access.PERMISSION,
        icon="lock-open",
        order=20,
    )


@hooks.register("construct_main_menu")
def trim(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Leave out what a newsroom doesn't need, and call the rest by the newsroom's words."""
    menu_items[:] = [item for item in menu_items if item.name not in _LEFT_OUT]
    for item in menu_items:
        item.label = _CALLED.get(item.name, item.label)


@hooks.register("insert_global_admin_css")
def stylesheet() -> str:
    """Link the stylesheet of the desk's own screens."""
    return format_html('<link rel="stylesheet" href="{}">', static("desk.css"))


@hooks.register("insert_editor_js")
def script() -> str:
    """Link what keeps “Publish” from overtaking the desk’s own saving."""
    return format_html('<script src="{}"></script>', static("desk.js"))


@hooks.register("construct_homepage_panels", order=1000)
def first_page(request: HttpRequest, panels: list[Any]) -> None:
    """Show what the paper does today instead of Wagtail's own panels."""
    panels[:] = [TodayPanel(request)]


@hooks.register("construct_homepage_summary_items", order=1000)
def no_counts(request: HttpRequest, items: list[Any]) -> None:
    """Leave out the counts of pages and images."""
    items.clear()


class StoryButton(PageMenuItem):
    """A button of the newsroom's own on a published story."""

    may = ""

    def is_shown(self, user: Any) -> bool:
        """Say whether this user may do it to this story."""
        return isinstance(self.page, ArticlePage) and self.page.live and user.has_perm(self.may)


class CorrectButton(StoryButton):
    """Leads to the correction's screen."""

    label = _("Correct")
    icon_name = "edit"
    url_name = "correct_story"
    may = "newsroom.correct_article"


class WithdrawButton(StoryButton):
    """Leads to the withdrawal's screen."""

    label = _("Withdraw")
    icon_name = "warning"
    url_name = "withdraw_story"
    may = "newsroom.withdraw_article"


@hooks.register("register_page_header_buttons")
def header_buttons(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[PageMenuItem]:
    """Offer to correct and to withdraw where the story is edited."""
    yield CorrectButton(page=page.specific, priority=40)
    yield WithdrawButton(page=page.specific, priority=45)


@hooks.register("register_page_listing_more_buttons")
def listing_buttons(page: Page, user: Any, next_url: str | None = None) -> Iterator[PageMenuItem]:
    """Offer to correct and to withdraw in lists of stories."""
    yield CorrectButton(page=page.specific, priority=22)
    yield WithdrawButton(page=page.specific, priority=24)


@hooks.register("before_publish_page")
def say_what_stops_it(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Say each thing that stops a story; it is saved as a draft, nothing typed is lost."""
    if not isinstance(page, ArticlePage):
        return None
    now = timezone.now()
    stopped_by = reasons(page, max(now, page.go_live_at or now))
    if not stopped_by:
        return None
    for sentence in stopped_by:
        messages.error(request, sentence)
    messages.warning(request, say("Saved as a draft; not published."))
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_move_page")
def by_our_own_screen(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """Send whoever moves a story to the screen that keeps its old address."""
    return redirect("move_story", page.pk) if isinstance(page.specific, ArticlePage) else None


@hooks.register("before_delete_page")
@hooks.register("before_unpublish_page")
def keep_what_holds_stories(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to take down a section with published stories in it, or the front page."""
    stories = ArticlePage.objects.descendant_of(page).filter(published_on__isnull=False)
    if not stories.exists():
        return None
    words = say("“{name}” holds published stories and stays; move or withdraw them first.")
    messages.error(request, words.format(name=page.title))
    return redirect("wagtailadmin_explore", page.pk)


@hooks.register("before_bulk_action")
def one_by_one(
    request: HttpRequest, action: str, pages: list[Page], bulk_action: Any
) -> HttpResponse | None:
    """Refuse to do to many stories at once what each has its own rules for."""
    kinds = (ArticlePage, SectionPage)
    if action not in {"publish", "unpublish", "delete", "move"} or not pages:
        return None
    if not any(isinstance(page, Page) and isinstance(page.specific, kinds) for page in pages):
        return None
    messages.error(request, say("Stories are published, moved and withdrawn one by one."))
    return redirect("wagtailadmin_home")
