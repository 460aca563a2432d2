"""Read who held which office by a day."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Prefetch

from masthead.register.models import Term, TermEnd


@dataclass(frozen=True, slots=True)
class Officer:
    """An officer with the dates of the term; `left_on` is None for whoever is in office."""

    term: Term
    name: str
    office: str
    number: int | None
    took_on: dt.date
    left_on: dt.date | None


def officers_on(day: dt.date, *, known: dt.datetime | None = None) -> list[Officer]:
    """Return the terms that had begun by a day, those in office first, each by its beginning."""
    ends = TermEnd.objects.order_by("entered_at", "pk")
    terms = Term.objects.filter(effective_on__lte=day)
    if known:
        ends, terms = ends.filter(entered_at__lte=known), terms.filter(entered_at__lte=known)
    with_ends = terms.select_related("member").prefetch_related(Prefetch("ends", queryset=ends))
    found = [officer for term in with_ends if (officer := _officer(term, day))]
    return sorted(found, key=lambda one: (one.left_on is not None, one.took_on, one.term.pk))


def _officer(term: Term, day: dt.date) -> Officer | None:
    """Return what the last end says of a term, or None where it was written by mistake."""
    ends = list(term.ends.all())
    if ends and ends[-1].was_mistake:
        return None
    left = ends[-1].effective_on if ends and ends[-1].effective_on <= day else None
    number = term.member.number if term.member else None
    return Officer(term, term.name, term.office, number, term.effective_on, left)
