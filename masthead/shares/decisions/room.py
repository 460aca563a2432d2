"""How many shares the law’s cap and the offer’s most leave for an application."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from masthead.register.rules import Rules
from masthead.shares.decisions.known import Known
from masthead.shares.models import Application


@dataclass(frozen=True)
class Room:
    """How many shares there is room for, None for any number; `why` no more, as a clause."""

    shares: int | None = None
    why: str = ""

    def fits(self, shares: int) -> bool:
        """Say whether there is room for so many."""
        return self.shares is None or shares <= self.shares


def wanted_of(application: Application) -> int:
    """Return how many shares are to be allotted: those applied for, or as scaled back."""
    return application.allotted or application.quantity


def room_for(application: Application, known: Known, *, rules: Rules) -> Room:
    """Return the room for an application, after what was allotted and what was sent in before it.

    The cap counts withdrawable shares held and applications not yet decided; another registered
    society is exempt. Source: Co-operative and Community Benefit Societies Act 2014, s.24.
    """
    rooms = [_of_cap(application, known, rules=rules), _of_offer(application, known)]
    limited = [room for room in rooms if room.shares is not None]
    return min(limited, key=lambda room: room.shares or 0, default=Room())


def _of_cap(application: Application, known: Known, *, rules: Rules) -> Room:
    share_class = application.offer.share_class
    if not share_class.withdrawable or _is_exempt(application, known):
        return Room()
    held = known.held_minor(application)
    waiting = sum(
        other.offer.price_of(wanted_of(other))
        for other in known.earlier_like(application)
        if other.offer.share_class.withdrawable
    )
    left = max(0, rules.cap_minor - held - waiting)
    words = _("one person may hold {cap} at most; they hold {held}")
    why = words.format(cap=known.exact(rules.cap_minor), held=known.exact(held))
    if waiting:
        why += _(", and {waiting} waits before this").format(waiting=known.exact(waiting))
    return Room(left // share_class.nominal_minor, why)


def _is_exempt(application: Application, known: Known) -> bool:
    member = known.member_of(application)
    return member.exempt_from_cap if member else application.registered_society


def _of_offer(application: Application, known: Known) -> Room:
    most = application.offer.most_raised_minor
    if most is None:
        return Room()
    left = max(0, most - known.taken.get(application.offer_id, 0))
    words = _("the offer raises {most} at most, and {left} of it is left")
    shares = left // application.offer.share_class.nominal_minor
    return Room(shares, words.format(most=known.exact(most), left=known.exact(left)))
