"""Lists cut into pages without counting them: only whether there is more is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

STORIES_A_PAGE = 20
_LAST = 10_000


@dataclass(frozen=True)
class ListPage:
    """One page of a list: its stories, its number from 1, and the numbers on either side."""

    stories: Sequence[Any]
    number: int
    newer: int | None
    older: int | None


def page_of(stories: Any, request: HttpRequest, *, size: int = STORIES_A_PAGE) -> ListPage:
    """Return the page of a list (a queryset or results of a search) that `?page=` asks for.

    Raises Http404, with a sentence for the reader, for what is no page of the list.
    """
    number = _number(request.GET.get("page", "1"))
    start = (number - 1) * size
    found = list(stories[start : start + size + 1])
    if number > 1 and not found:
        raise Http404(_("This list has no page {number}.").format(number=number))
    return ListPage(
        stories=found[:size],
        number=number,
        newer=number - 1 if number > 1 else None,
        older=number + 1 if len(found) > size else None,
    )


def _number(asked: str) -> int:
    if not (asked.isascii() and asked.isdigit() and 1 <= int(asked[:9]) <= _LAST):
        raise Http404(_("“{asked}” is not a page of this list.").format(asked=asked[:40]))
    return int(asked)
