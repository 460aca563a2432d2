"""Whose rights are asked for: every record, every user, every address of theirs."""

from __future__ import annotations

from collections.abc import Iterable

from masthead.people.account import every_record_of
from masthead.people.known import with_email
from masthead.people.models import Person, User
from masthead.people.records import records_of
from masthead.people.rights.registry import Whom


def whom_signed_in(user: User) -> Whom:
    """Return whoever signed in, by what is known to be theirs: their address was proved."""
    return Whom(tuple(every_record_of(user)), (user.pk,), (user.email.lower(),))


def whom_at_desk(person: Person) -> Whom:
    """Return somebody by their record, as the staff know them: with all that was joined to it."""
    return whom_of(records_of(person))


def whom_of(records: Iterable[int], users: Iterable[int] = ()) -> Whom:
    """Return somebody by their records and users, and by those addresses that nobody else told.

    Whoever may sign in for one of the records belongs to them.
    """
    keys = tuple(records)
    theirs = set(users) | set(User.objects.filter(person__in=keys).values_list("pk", flat=True))
    proved = User.objects.filter(pk__in=theirs).values_list("email", flat=True)
    told = Person.objects.filter(pk__in=keys).exclude(email="").values_list("email", flat=True)
    emails = {email.lower() for email in proved}
    emails |= {email.lower() for email in told if _nobody_else_s(email, keys, theirs)}
    return Whom(keys, tuple(sorted(theirs)), tuple(sorted(emails)))


def _nobody_else_s(email: str, records: tuple[int, ...], users: set[int]) -> bool:
    """Say whether no other record and no other user has an address: a household may share one."""
    others = with_email(email).exclude(pk__in=records)
    if others.exists():
        return False
    return not User.objects.filter(email__iexact=email).exclude(pk__in=users).exists()
