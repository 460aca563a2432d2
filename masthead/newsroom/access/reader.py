"""Who somebody is to the paper when they come to read."""

from __future__ import annotations

import datetime as dt
from functools import cached_property

from django.contrib.auth.models import AnonymousUser

from masthead.newsroom.models import AccessRules, Readers
from masthead.people.account import every_record_of
from masthead.people.models import User
from masthead.register.standing import any_is_member
from masthead.supporters.standing import any_supports


class Reader:
    """Somebody who reads, signed in or not.

    What isn't needed is never asked: whose session it is where a story is open to everyone, nor
    the desk's rights of a supporter.
    """

    def __init__(self, user: User | AnonymousUser, *, rules: AccessRules, on: dt.date) -> None:
        self._whoever, self.rules, self.on = user, rules, on

    @cached_property
    def user(self) -> User | None:
        """Return whoever signed in, None for somebody who hasn't."""
        someone = self._whoever
        return someone if isinstance(someone, User) and someone.is_active else None

    def may(self, readers: Readers) -> bool:
        """Say whether they may read what is kept for some, by right."""
        return readers == Readers.EVERYONE or self._is_one_of(readers) or self.is_staff

    def _is_one_of(self, readers: Readers) -> bool:
        if readers == Readers.ACCOUNT:
            return self.user is not None
        is_supporter = readers == Readers.SUPPORTERS and self.is_supporter
        members_may = readers == Readers.MEMBERS or self.rules.members_too
        return is_supporter or (members_may and self.is_member)

    @cached_property
    def among(self) -> frozenset[Readers]:
        """Return all for whom something can be kept and of whom they are one."""
        return frozenset(readers for readers in Readers if self.may(readers))

    @cached_property
    def is_staff(self) -> bool:
        """Say whether the desk is open to them: whoever makes the paper reads all of it."""
        return self.user is not None and self.user.is_staff

    @cached_property
    def is_supporter(self) -> bool:
        """Say whether they support the paper regularly."""
        return self.user is not None and any_supports(self._records, on=self.on)

    @cached_property
    def is_member(self) -> bool:
        """Say whether they are a member of the society."""
        return self.user is not None and any_is_member(self._records, on=self.on)

    @cached_property
    def _records(self) -> list[int]:
        return every_record_of(self.user) if self.user else []
