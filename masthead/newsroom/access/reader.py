"""Who somebody is to the paper when they come to read."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import Any

from django.contrib.auth.models import AnonymousUser

from masthead.newsroom.access.standing import Standing, standing_of
from masthead.newsroom.models import AccessRules, ArticlePage, Readers
from masthead.people.models import User


class Reader:
    """Somebody who reads, signed in or not, and the story that they came for, if it is one.

    What isn't needed is never asked: of a story that is open to everyone not even the session.
    """

    def __init__(
        self,
        user: User | AnonymousUser,
        *,
        rules: AccessRules,
        on: dt.date,
        article: ArticlePage | None = None,
    ) -> None:
        self._whoever, self.rules, self.on = user, rules, on
        self._article = article.pk if article else None

    @cached_property
    def user(self) -> User | None:
        """Return whoever signed in, None for somebody who hasn't."""
        someone = self._whoever
        return someone if isinstance(someone, User) and someone.is_active else None

    @cached_property
    def standing(self) -> Standing:
        """Return what they are to the paper: nothing without having signed in."""
        if self.user is None:
            return Standing()
        return standing_of(self.user, on=self.on, article=self._article)

    def may(self, readers: Readers) -> bool:
        """Say whether they may read what is kept for some, by right."""
        if readers == Readers.EVERYONE:
            return True
        if readers == Readers.ACCOUNT or self.user is None:
            return self.user is not None
        stands = self.standing
        if readers == Readers.SUPPORTERS and stands.supports:
            return True
        members_may = readers == Readers.MEMBERS or self.rules.members_too
        return stands.makes_it or (members_may and stands.belongs)

    @cached_property
    def among(self) -> frozenset[Readers]:
        """Return all for whom something can be kept and of whom they are one."""
        return frozenset(readers for readers in Readers if self.may(readers))


def reader_of(request: Any, *, rules: AccessRules, on: dt.date, article: Any = None) -> Reader:
    """Return who sends a request, to read a story or to look through lists."""
    return Reader(request.user, rules=rules, on=on, article=article)
