"""Search the audit log."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from masthead.people.models import AuditRow


@dataclass(frozen=True)
class Wanted:
    """What is looked for: whose deed, which verb, done to what, between which days.

    `who` is part of a name or an address of somebody on the staff, or "command", "clock",
    "gateway" …; `verb` begins a verb ("fund.", "people.set_roles"); `subject` is a kind of
    record with or without its number ("fund.gift", "fund.gift 17"). Empty is anything.
    """

    who: str = ""
    verb: str = ""
    subject: str = ""
    since: dt.date | None = None
    until: dt.date | None = None


def find_audit(wanted: Wanted) -> QuerySet[AuditRow]:
    """Return the rows that are looked for, the latest first; days are those of the paper."""
    found = AuditRow.objects.select_related("by").order_by("-at", "-pk")
    if wanted.who:
        found = found.filter(_done_by(wanted.who))
    if wanted.verb:
        found = found.filter(verb__startswith=wanted.verb)
    if wanted.subject:
        found = found.filter(_done_to(wanted.subject))
    if wanted.since:
        found = found.filter(at__gte=_begins(wanted.since))
    if wanted.until:
        found = found.filter(at__lt=_begins(wanted.until + dt.timedelta(days=1)))
    return found


def _done_by(who: str) -> Q:
    word = who.strip()
    named = Q(by__email__icontains=word) | Q(by__last_name__icontains=word)
    return named | Q(by__first_name__icontains=word) | Q(through=word.casefold())


def _done_to(subject: str) -> Q:
    kind, _space, number = subject.strip().casefold().partition(" ")
    wanted = Q(subject_type__startswith=kind)
    return wanted & Q(subject_id=number.strip()) if number.strip() else wanted


def _begins(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))
