"""The organiser's month at a glance, as a screen and on the desk's first page."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin.ui.components import Component

from masthead.fund.rows import rows_of
from masthead.paper.models import the_paper
from masthead.treasury.glance.look import look, look_in_short

PERMISSION = "fund.view_gift"


@require_safe
@permission_required(PERMISSION, raise_exception=True)
def glance(request: HttpRequest) -> HttpResponse:
    """Show what this month has brought, beside earlier ones, and what is still to come."""
    paper = the_paper()
    found = look(paper=paper, on=paper.today(timezone.now()))
    shown = {
        "glance": found.short,
        "look": found,
        "rows": rows_of(found.latest),
        "page_title": _("The month at a glance"),
        "page_subtitle": paper.title_of_fund,
        "header_title": _("The month at a glance"),
        "header_icon": "history",
    }
    return render(request, "treasury/glance.html", shown)


class GlancePanel(Component):
    """The month at a glance on the first page of the desk, in short."""

    name = "glance"
    template_name = "treasury/glance_panel.html"
    order = 20

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Look at the month as it is now."""
        paper = the_paper()
        return {
            "paper": paper,
            "glance": look_in_short(paper=paper, on=paper.today(timezone.now())),
        }
