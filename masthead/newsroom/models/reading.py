"""What one reader sees of a story: all of it or its start, and what could open it to them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from masthead.newsroom.models.kept_for import Readers


@dataclass(frozen=True)
class Meter:
    """How many stories a reader may open in this calendar month, and how many are left."""

    stories: int
    left: int


@dataclass(frozen=True)
class Reading:
    """What a reader sees of a story.

    `paragraphs` is how many everyone sees where it isn't whole; `opens_at` when it opens to
    everyone by itself. `meter` is set where a reader could open it on theirs; `by_gift` where a
    link opened it, `gift_over` where a link no longer does. `may_pass_on` is for those who may
    make such links.
    """

    kept_for: Readers
    is_whole: bool
    paragraphs: int = 0
    opens_at: dt.datetime | None = None
    is_signed_in: bool = False
    meter: Meter | None = None
    by_gift: bool = False
    gift_over: bool = False
    may_pass_on: bool = False

    @property
    def is_kept(self) -> bool:
        """Say whether the story is for some only, also where this reader is one of them."""
        return self.kept_for != Readers.EVERYONE

    @property
    def asks_for(self) -> str:
        """Return what would open it: "account", "supporter" or "member", for the template."""
        words = {Readers.ACCOUNT: "account", Readers.SUPPORTERS: "supporter"}
        return words.get(self.kept_for, "member")


# What is shown of a story of which nobody has said who reads it: never its text.
UNASKED = Reading(Readers.MEMBERS, is_whole=False)
