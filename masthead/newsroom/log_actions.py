"""The words under which a story's history at the desk shows what the newsroom did to it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks


@hooks.register("register_log_actions")
def register_actions(actions: Any) -> None:
    """Name the newsroom's own actions."""
    actions.register_action(
        "masthead.hold", _("Hold"), _("Held: it was due, and something stops it")
    )
