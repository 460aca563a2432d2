"""The column that people are found by: name, contact, town, postcode, email, telephone.

It is filled in plain letters whenever a record is written, one by one or many at once, and never
typed.
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
        words = words_of(model_instance)
        setattr(model_instance, self.attname, words)
        return words


def words_of(person: Any) -> str:
    """Return the words that a person is found by, the name first."""
    one = person
    said = (one.name, one.contact, one.town, one.postcode, one.email, "".join(one.phone.split()))
    return plain(" ".join(said))[:LONGEST]
