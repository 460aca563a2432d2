"""The column that members are found by: name, other holders, postcode and email, in plain letters.

It is filled in whenever particulars are written, one by one or many at once, and never typed.
"""

from __future__ import annotations

from typing import Any

from django.db import models

from masthead.lib.plain import plain

LONGEST = 300


class FoundByField(models.CharField[str, str]):
    """Keeps what the other columns of its row say, so that finding needs no other."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs |= {"max_length": LONGEST, "default": "", "editable": False, "blank": True}
        super().__init__(*args, **kwargs)

    def pre_save(self, model_instance: Any, add: bool) -> str:  # noqa: FBT001 (Django's own)
        """Return what is to be kept: the words of the row in plain letters."""
        line = model_instance
        said = [line.name, *(str(other.get("name", "")) for other in line.joint)]
        words = plain(" ".join([*said, line.postcode, line.email]))[:LONGEST]
        setattr(line, self.attname, words)
        return words
