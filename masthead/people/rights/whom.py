"""Whose rights are asked for: every record, every user, every address of theirs."""

from __future__ import annotations

from collections.abc import Iterable

from masthead.people.account import every_record_of, own_records_of
from masthead.people.known import with_email
from masthead.people.models import Person, User
from masthead.people.records import records_of
from masthead.people.rights.registry import Whom


def whom_signed_in(user: User) -> Whom:
    """Return whoever signed in, by what is known to be theirs: their address was proved."""
    return Whom(tuple(every_record_of(user)), (user.pk,), (user.email.lower(),))


def whom_goes(user: User) -> Whom:
    """Return whoever signed in and wants to be erased: other addresses that they told go too.

    Not those by which somebody else signs in, nor any that stands in somebody else's record:
    whoever shares their address, as in a household, is seen in their account and stays.
    """
    return whom_of(own_records_of(user), [user.pk])


def shares_address(user: User) -> bool:
    """Say whether somebody else's record bears the address by which a user signs in."""
    return len(every_record_of(user)) > len(own_records_of(user))


def whom_at_desk(person: Person) -> Whom:
    """Return somebody by their record, as the staff know them: with all that was joined to it.

    Whoever signs in by an address of theirs that nobody else has is them.
    """
    keys = records_of(person)
    return whom_of(keys, _by_address(keys))


def whom_of(records: Iterable[int], users: Iterable[int] = ()) -> Whom:
    """Return somebody by their records and users, and by those addresses that nobody else told.

    Whoever may sign in for one of the records belongs to them.
    """
    keys = tuple(records)
    theirs = set(users) | set(User.objects.filter(person__in=keys).values_list("pk", flat=True))
    proved = User.objects.filter(pk__in=theirs).values_list("email", flat=True)
    emails = {email.lower() for email in proved if not _in_another_record(email, keys)}
    emails |= {email for email in _told(keys) if not _has_another_user(email, theirs)}
    return Whom(keys, tuple(sorted(theirs)), tuple(sorted(emails)))


def _told(records: Iterable[int]) -> set[str]:
    """Return the addresses in some records that are in no other: a household may share one."""
    keys = tuple(records)
    told = Person.objects.filter(pk__in=keys).exclude(email="").values_list("email", flat=True)
    return {email.lower() for email in told if not _in_another_record(email, keys)}


def _in_another_record(email: str, records: Iterable[int]) -> bool:
    return with_email(email).exclude(pk__in=records).exists()


def _has_another_user(email: str, users: set[int]) -> bool:
    return User.objects.filter(email__iexact=email).exclude(pk__in=users).exists()


def _by_address(records: Iterable[int]) -> set[int]:
    found: set[int] = set()
    for email in _told(records):
        users = User.objects.filter(email__iexact=email, person=None)
        found |= set(users.values_list("pk", flat=True))
    return found
