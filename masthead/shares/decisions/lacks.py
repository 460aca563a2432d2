"""What an application still lacks before it can be decided."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from masthead.register.models import Member
from masthead.register.rules import Rules
from masthead.shares.decisions.known import Known
from masthead.shares.decisions.room import Room, room_for, wanted_of
from masthead.shares.models import Application, Holder


class ApplicationNotPaid(ValueError):
    """The money for the shares has not come, or not all of it."""


class NotAccepted(ValueError):
    """Shares that are a gift wait for their recipient to take them."""


class IdentityNotSeen(ValueError):
    """The sum is above the rules’ threshold, and nobody has looked at proof of identity."""


class MayBeAMember(ValueError):
    """The applicant may be somebody in the register, and nobody has said whether they are."""


class OverHolding(ValueError):
    """The shares would be more than the rules or the offer leave, and it doesn’t scale back."""


class LeastNotRaised(ValueError):
    """The least of the offer has not been raised, so none of its shares is allotted yet."""


class What(StrEnum):
    """Which thing is lacking."""

    MONEY = "money"
    ACCEPTANCE = "acceptance"
    IDENTITY = "identity"
    MEMBER = "member"
    ROOM = "room"
    SCALED = "scaled"
    LEAST = "least"


REFUSALS: dict[What, type[ValueError]] = {
    What.MONEY: ApplicationNotPaid,
    What.ACCEPTANCE: NotAccepted,
    What.IDENTITY: IdentityNotSeen,
    What.MEMBER: MayBeAMember,
    What.ROOM: OverHolding,
    What.LEAST: LeastNotRaised,
}
# These keep shares from being allotted, but nobody from approving.
ONLY_ALLOTTING = (What.LEAST,)


@dataclass(frozen=True)
class Lack:
    """One thing that is lacking, in a sentence; `members` are those whom the applicant may be."""

    what: What
    words: str
    members: tuple[Member, ...] = ()

    @property
    def is_note(self) -> bool:
        """Say whether it is only to be known: the application can go on with it."""
        return self.what is What.SCALED


def lacks_of(application: Application, known: Known, *, rules: Rules) -> list[Lack]:
    """Return what an application lacks, the gravest first; nothing for one that is ready."""
    room = room_for(application, known, rules=rules)
    found = [
        _money(application, known),
        _acceptance(application),
        _identity(application, known, rules=rules),
        _member(application, known),
        _room(application, room),
        _least(application, known),
    ]
    return [lack for lack in found if lack]


def refuse_lacking(
    application: Application, known: Known, *, rules: Rules, allotting: bool = False
) -> None:
    """Refuse an application that lacks something, in that thing's own class (REFUSALS)."""
    for lack in lacks_of(application, known, rules=rules):
        if lack.is_note or (lack.what in ONLY_ALLOTTING and not allotting):
            continue
        raise REFUSALS[lack.what](f"{application.reference}: {lack.words}")


def _money(application: Application, known: Known) -> Lack | None:
    needed = application.offer.price_of(wanted_of(application))
    there = known.suspense.get(application.pk, 0)
    if there >= needed:
        return None
    words = _("{left} of {whole} has not come yet")
    return Lack(
        What.MONEY, words.format(left=known.exact(needed - there), whole=known.exact(needed))
    )


def _acceptance(application: Application) -> Lack | None:
    if application.holder != Holder.GIFT or application.accepted_at:
        return None
    return Lack(What.ACCEPTANCE, _("The recipient has not accepted the gift yet"))


def _identity(application: Application, known: Known, *, rules: Rules) -> Lack | None:
    over = rules.identity_over_minor
    if application.price_minor <= over or application.identity_seen_at:
        return None
    words = _("Proof of identity is needed above {over}")
    return Lack(What.IDENTITY, words.format(over=known.exact(over)))


def _member(application: Application, known: Known) -> Lack | None:
    if application.pk in known.recognised or application.member_id:
        return None
    like = known.members_like(application)
    if not like:
        return None
    numbers = ", ".join(str(member.number) for member in like)
    words = _("It may be member {numbers}: say whether it is")
    return Lack(What.MEMBER, words.format(numbers=numbers), tuple(like))


def _room(application: Application, room: Room) -> Lack | None:
    wanted = wanted_of(application)
    if room.fits(wanted):
        return None
    if application.offer.scales_back and room.shares:
        words = _("It will be scaled back from {wanted} shares to {shares}: {why}")
        said = words.format(wanted=wanted, shares=room.shares, why=room.why)
        return Lack(What.SCALED, said)
    return Lack(What.ROOM, room.why)


def _least(application: Application, known: Known) -> Lack | None:
    least = application.offer.least_raised_minor
    if known.raised.get(application.offer_id, 0) >= least:
        return None
    words = _("The offer has not raised its least of {least} yet")
    return Lack(What.LEAST, words.format(least=known.exact(least)))
