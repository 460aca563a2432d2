"""What page templates ask of the fund: its panel, and its part of the masthead line.

Both read the clock and the paper's settings of the request, and share one sum over the book.
"""

import datetime as dt
from typing import Any

from django import template
from django.template import Context
from django.utils import timezone

from masthead.fund.shown import Shown, shown
from masthead.fund.special import special_on
from masthead.fund.thanks import latest
from masthead.fund.totals import totals

register = template.Library()
THANKS_ON_A_PANEL = 3


@register.inclusion_tag("fund/panel.html", takes_context=True)
def fund_panel(context: Context) -> dict[str, Any]:
    """Show what the fund has raised and needs, and the last thanks; two queries at most."""
    paper = context.get("paper")
    if paper is None:
        return {"paper": None}
    on = paper.today(timezone.now())
    lately = latest(on=on, limit=THANKS_ON_A_PANEL)
    of_today = [line for line in lately if line.day == on]
    return {
        "paper": paper,
        "fund": _standing(context, on=on),
        "thanks": of_today or lately,
        "thanks_of_today": bool(of_today),
    }


@register.inclusion_tag("fund/special_panels.html", takes_context=True)
def special_panels(context: Context) -> dict[str, Any]:
    """Show the panels of the special appeals that the organiser put on the front page."""
    paper = context.get("paper")
    on = paper.today(timezone.now()) if paper else None
    return {"specials": special_on(on=on, only_front=True) if on else []}


@register.inclusion_tag("fund/line.html", takes_context=True)
def fund_line(context: Context) -> dict[str, Any]:
    """Show the fund in the masthead line, in one query."""
    paper = context.get("paper")
    on = paper.today(timezone.now()) if paper else None
    return {"paper": paper, "fund": _standing(context, on=on) if on else None}


def _standing(context: Context, *, on: dt.date) -> Shown | None:
    """Return the main appeal of the day, added up once a request."""
    request = context.get("request")
    kept: tuple[Shown | None] | None = getattr(request, "fund_standing", None)
    if kept is None:
        found = totals(on=on)
        kept = (shown(found) if found else None,)
        if request is not None:
            request.fund_standing = kept
    return kept[0]
