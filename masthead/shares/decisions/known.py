"""What applications are held against before they are decided, gathered once for many of them."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Max, Q, Sum

from masthead.lib import money
from masthead.paper.models import the_paper
from masthead.register.models import Member, Particulars, ShareTransaction
from masthead.shares.models import Application, Offer, Recognition, ShareMoney, State, Step
from masthead.shares.offers.raised import raised_minor

T = TypeVar("T")


@dataclass(frozen=True)
class Sign:
    """By what somebody is told from others: a name alone says nothing yet."""

    name: str
    email: str
    postcode: str
    born_on: dt.date | None

    def is_like(self, other: Sign) -> bool:
        """Say whether two of one name share an address, a postcode or a date of birth too."""
        if self.name != other.name:
            return False
        mine, theirs = self._rest(), other._rest()
        return any(one and one == another for one, another in zip(mine, theirs, strict=True))

    def _rest(self) -> tuple[object, ...]:
        return self.email, self.postcode, self.born_on


def sign_of(told: Application | Particulars) -> Sign:
    """Return the sign of an applicant, or of a line of the register, however it was typed."""
    return Sign(
        name=" ".join(told.name.casefold().split()),
        email=told.email.casefold(),
        postcode="".join(told.postcode.casefold().split()),
        born_on=told.born_on,
    )


@dataclass
class Known:
    """What is known of some applications: money, members like them, who they were found to be.

    Sums are minor units. `members` are those whose name is an applicant’s, by name; `waiting`
    the undecided applications, by name. Of each offer, `raised` is what is paid for, `taken`
    what is allotted. `came_on` is the day of the last money, `minutes` what approvals rest on.
    """

    suspense: dict[uuid.UUID, int]
    recognised: dict[uuid.UUID, Recognition]
    members: dict[str, list[tuple[Sign, Member]]]
    waiting: dict[str, list[tuple[Sign, Application]]]
    held: dict[int, int]
    raised: dict[int, int]
    taken: dict[int, int]
    came_on: dict[uuid.UUID, dt.date]
    minutes: dict[uuid.UUID, str]
    currency: str

    def exact(self, minor: int) -> str:
        """Write a sum for people."""
        return money.exact(minor, currency=self.currency)

    def held_minor(self, application: Application) -> int:
        """Return what an applicant holds in withdrawable shares, as far as they are known.

        Where nobody has said which member they are, all that they may be count.
        """
        member = self.member_of(application)
        if member or application.pk in self.recognised:
            return self.held.get(member.pk, 0) if member else 0
        return sum(self.held.get(one.pk, 0) for one in self.members_like(application))

    def members_like(self, application: Application) -> list[Member]:
        """Return the members that an applicant may be, each once, by their numbers."""
        sign = sign_of(application)
        found = {
            member.pk: member
            for other, member in self.members.get(sign.name, ())
            if sign.is_like(other)
        }
        return sorted(found.values(), key=lambda member: member.number)

    def member_of(self, application: Application) -> Member | None:
        """Return the member that an applicant was found to be, None where nobody has said."""
        found = self.recognised.get(application.pk)
        return found.member if found else application.member

    def earlier_like(self, application: Application) -> list[Application]:
        """Return the undecided applications of the same person that were sent in before."""
        sign, mine = sign_of(application), self.member_of(application)
        return [
            other
            for theirs, other in self.waiting.get(sign.name, ())
            if (sign.is_like(theirs) or (mine and self.member_of(other) == mine))
            and _comes_before(other, application)
        ]

    def allotted(self, application: Application, member: Member, *, amount_minor: int) -> None:
        """Let the next applications know that one was allotted, to whom and for how much."""
        sign = sign_of(application)
        self.members.setdefault(sign.name, []).append((sign, member))
        if application.offer.share_class.withdrawable:
            self.held[member.pk] = self.held.get(member.pk, 0) + amount_minor
        self.taken[application.offer_id] = self.taken.get(application.offer_id, 0) + amount_minor
        self.over(application)

    def over(self, application: Application) -> None:
        """Let the next applications know that one is decided."""
        name = sign_of(application).name
        self.waiting[name] = [
            (sign, other)
            for sign, other in self.waiting.get(name, ())
            if other.pk != application.pk
        ]


def _comes_before(one: Application, other: Application) -> bool:
    if one.pk == other.pk or one.submitted_at is None or other.submitted_at is None:
        return False
    return (one.submitted_at, str(one.pk)) < (other.submitted_at, str(other.pk))


def gather(applications: Sequence[Application]) -> Known:
    """Gather what is known of some applications, in a few questions however many there are."""
    members, waiting = _members_like(applications), _waiting_like(applications)
    others = [other for group in waiting.values() for _sign, other in group]
    keys = {one.pk for one in [*applications, *others]}
    looked_at = Recognition.objects.filter(pk__in=keys).select_related("member")
    recognised = {one.pk: one for one in looked_at}
    who = {member.pk for group in members.values() for _sign, member in group}
    who |= {one.member_id for one in recognised.values() if one.member_id}
    who |= {one.member_id for one in applications if one.member_id}
    offers = {one.offer_id: one.offer for one in applications}
    return Known(
        suspense=_suspense(keys),
        recognised=recognised,
        members=members,
        waiting=waiting,
        held=_held(who),
        raised={pk: raised_minor(offer) for pk, offer in offers.items()},
        taken={pk: _taken(offer) for pk, offer in offers.items()},
        came_on=_came_on(keys),
        minutes=_minutes(keys),
        currency=the_paper().currency,
    )


def _members_like(applications: Sequence[Application]) -> dict[str, list[tuple[Sign, Member]]]:
    lines = Particulars.objects.filter(_any_sign(applications), reversed_by=None)
    return _by_name(
        (sign_of(line), line.member) for line in lines.select_related("member").order_by("pk")
    )


def _waiting_like(
    applications: Sequence[Application],
) -> dict[str, list[tuple[Sign, Application]]]:
    found = Application.objects.undecided().filter(_any_sign(applications))
    return _by_name(
        (sign_of(other), other) for other in found.select_related("offer__share_class", "member")
    )


def _any_sign(applications: Sequence[Application]) -> Q:
    """Return what finds all that may be like one of them; spellings are looked at later."""
    signs = [("name", {one.name for one in applications})]
    signs += [
        (field, {told for one in applications if (told := getattr(one, field))})
        for field in ("email", "postcode", "born_on")
    ]
    wanted = Q(pk__in=[])
    for field, told in signs:
        if told:
            wanted |= Q(**{f"{field}__in": told})
    return wanted


def _by_name(found: Iterable[tuple[Sign, T]]) -> dict[str, list[tuple[Sign, T]]]:
    groups: dict[str, list[tuple[Sign, T]]] = defaultdict(list)
    for sign, one in found:
        groups[sign.name].append((sign, one))
    return dict(groups)


def _taken(offer: Offer) -> int:
    allotted = Application.objects.filter(offer=offer, state=State.ALLOTTED)
    return offer.price_of(allotted.aggregate(sum=Sum("allotted"))["sum"] or 0)


def _came_on(keys: set[uuid.UUID]) -> dict[uuid.UUID, dt.date]:
    money = ShareMoney.objects.filter(application__in=keys).values("application")
    return {row["application"]: row["on"] for row in money.annotate(on=Max("effective_on"))}


def _minutes(keys: set[uuid.UUID]) -> dict[uuid.UUID, str]:
    steps = Step.objects.filter(application__in=keys, state=State.APPROVED).order_by("pk")
    return dict(steps.values_list("application", "note"))


def _suspense(keys: set[uuid.UUID]) -> dict[uuid.UUID, int]:
    money = ShareMoney.objects.filter(application__in=keys).values("application")
    return {row["application"]: row["sum"] for row in money.annotate(sum=Sum("amount_minor"))}


def _held(members: set[int]) -> dict[int, int]:
    every = ShareTransaction.objects.filter(member__in=members, share_class__withdrawable=True)
    sums = every.values("member").annotate(sum=Sum("amount_minor"))
    return {row["member"]: row["sum"] for row in sums}
