"""What page templates ask of the register: the number of owners, counted once a request."""

from typing import Any

from django import template
from django.template import Context
from django.utils import timezone

from masthead.register.owners import owners_shown

register = template.Library()


@register.inclusion_tag("register/owners.html", takes_context=True)
def owners(context: Context) -> dict[str, Any]:
    """Say in the masthead line how many readers own the paper today."""
    return {"owners": owners_count(context)}


@register.simple_tag(takes_context=True)
def owners_count(context: Context) -> int:
    """Return how many own the paper today: `{% owners_count as many %}`."""
    paper, request = context.get("paper"), context.get("request")
    kept: int | None = getattr(request, "owners", None)
    if kept is None and paper is not None:
        kept = owners_shown(paper, on=paper.today(timezone.now()))
        if request is not None:
            request.owners = kept
    return kept or 0
