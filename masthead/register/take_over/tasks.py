"""Old registers that somebody said yes to, taken over where nobody waits for it."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from masthead.people import audit
from masthead.people.models import User
from masthead.register.models.old_register import OldRegister, Stands
from masthead.register.take_over.refuse import refuse
from masthead.register.take_over.take_over import take_over


@task()
def take_over_asked(old_id: int) -> None:
    """Take a file over; where it can't be, the file says why.

    Safe to run twice: what was taken over or refused is not asked for any more.
    """
    old = OldRegister.objects.get(pk=old_id)
    if old.stands != Stands.ASKED:
        return
    asker: User | None = old.taken_by
    by, at = audit.at_desk(asker) if asker else audit.CLOCK, timezone.now()
    try:
        take_over(old, seen=old.seen, by=by, at=at)
    except ValueError as error:
        refuse(old, why=str(error), by=by, at=at)
