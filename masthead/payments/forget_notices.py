"""Forget what notices of gateways said, but that they came."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, Q
from django.db.models.expressions import RawSQL

from masthead.payments.models import InboxRow

_HOLDS = {
    "sqlite": "instr(lower(CAST(body AS TEXT)), %s) > 0",
    "postgresql": "position(%s in lower(encode(body, 'escape'))) > 0",
}


# Years of payments are more than a database takes in one question.
AT_ONCE = 100


def forget_notices(words: Sequence[str]) -> int:
    """Empty the bodies in which one of some words stands, in any case; return how many.

    `words` are addresses or a gateway's ids, of plain letters. The digest stays, so that a body
    sent again is known, and what it was a notice of, which is all that is read of it. Looks
    through every body there is: for the rare occasion. In the caller's transaction.
    """
    count = 0
    for first in range(0, len(words), AT_ONCE):
        wanted = Q(pk__in=[])
        for word in words[first : first + AT_ONCE]:
            wanted |= Q(_holds(word.lower()))
        count += InboxRow.objects.filter(wanted).update(body=b"", headers={}, why="")
    return count


def _holds(word: str) -> Any:
    sql = RawSQL(_HOLDS[connection.vendor], [word])  # noqa: S611 (SQL of ours)
    return ExpressionWrapper(sql, output_field=BooleanField())
