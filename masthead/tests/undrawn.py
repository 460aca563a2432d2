"""Templates that are found and not drawn, where only who gets in is asked."""

from __future__ import annotations

from typing import Any

from django.template.backends.base import BaseEngine


class Undrawn:
    """A template that draws nothing."""

    def render(self, context: Any = None, request: Any = None) -> str:
        """Return nothing."""
        return ""


class UndrawnTemplates(BaseEngine):
    """Finds every template there could be."""

    def __init__(self, params: dict[str, Any]) -> None:
        params.pop("OPTIONS", None)
        super().__init__(params)

    def get_template(self, template_name: str) -> Undrawn:
        """Return one that draws nothing."""
        return Undrawn()

    def from_string(self, template_code: str) -> Undrawn:
        """Return one that draws nothing."""
        return Undrawn()
