"""The desk's first page, in the paper's words."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.ui.components import Component

from masthead.newsroom import at_desk
from masthead.paper.models import the_paper


class TodayPanel(Component):
    """What is live today, what is due, what is being written and what stops it."""

    name = "today"
    template_name = "desk/today.html"
    order = 10

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Ask what there is for this user."""
        user: Any = self.request.user
        at = timezone.now()
        return {
            "paper": the_paper(),
            "has_password": user.has_usable_password(),
            "live": at_desk.live_today(on=the_paper().today(at)),
            "scheduled": at_desk.scheduled(user, at=at),
            "drafts": at_desk.drafts(user, at=at),
            "may_pin": user.has_perm("website.pin_front"),
        }
