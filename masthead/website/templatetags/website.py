"""What page templates ask of the website: navigation, and the panel of the owners."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from django.template import RequestContext
from django.utils import timezone

from masthead.website.models import StandingPage
from masthead.website.navigation import Navigation
from masthead.website.navigation import navigation as navigation_of

register = template.Library()


@register.simple_tag(takes_context=True)
def navigation(context: RequestContext) -> Navigation:
    """Return the links above and at the foot of the page: `{% navigation as nav %}`."""
    return navigation_of(context.get("paper"))


@register.simple_tag(takes_context=True)
def is_signed_in(context: RequestContext) -> bool:
    """Say whether the reader is signed in: `{% is_signed_in as signed_in %}`.

    Of a request without a session's cookie nothing more is asked, so that a page for everybody
    stays one.
    """
    request = context.get("request")
    if request is None or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    user = getattr(request, "user", None)
    return bool(user and user.is_authenticated)


@register.simple_tag
def today() -> Any:
    """Return the moment in the paper's own time zone, for the day in the masthead line."""
    return timezone.localtime()


@register.simple_tag
def absolute(address: str) -> str:
    """Return an address of the paper's with its host."""
    return f"{settings.BASE_URL}{address}"


@register.inclusion_tag("website/owners_panel.html", takes_context=True)
def owners_panel(context: RequestContext, place: str = "band") -> dict[str, Any]:
    """Invite readers to own the paper: `band` under a story, `rail` beside a list."""
    return {"paper": context.get("paper"), "place": place}


@register.simple_tag
def standing_page(slug: str) -> StandingPage | None:
    """Return the page that the desk keeps at an address, for a page of ours that stands there."""
    found: StandingPage | None = StandingPage.objects.live().public().filter(slug=slug).first()
    return found
