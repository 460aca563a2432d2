"""What every template knows of the paper."""

from typing import Any

from django.http import HttpRequest

from masthead.paper.models import Paper


def paper(request: HttpRequest) -> dict[str, Any]:
    """Give every template `paper`, read once a request, or None before there is one."""
    found: Paper | None = getattr(request, "paper", None)
    return {"paper": found}
