"""Set the society's own words in the papers that it hands out."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.people import audit
from masthead.shares.models import Place, Wording

MOST = 1_000


class TooManyWords(ValueError):
    """The words would not fit onto the paper."""


def set_words(said: Mapping[Place, str], *, by: audit.Actor, at: dt.datetime) -> list[Wording]:
    """Write what is to be said in each place from now on; return what is new.

    Empty words bring back the paper's own. Papers that were handed out stay as they were.
    Raises TooManyWords.
    """
    if too_long := [place for place, words in said.items() if len(words) > MOST]:
        words = _("{place}: {most} letters at most")
        raise TooManyWords(words.format(place=too_long[0].label, most=MOST))
    with transaction.atomic():
        old = words_now()
        made = [
            Wording.objects.create(place=place, words=words.strip(), at=at, by=by.user)
            for place, words in said.items()
            if words.strip() != old.get(place, "")
        ]
        for one in made:
            audit.record("shares.papers.set_words", one, by=by, at=at, details={"in": one.place})
    return made


def words_now() -> dict[Place, str]:
    """Return the society's own words by their place; none where it has none."""
    return {Place(one.place): one.words for one in Wording.objects.order_by("pk")}
