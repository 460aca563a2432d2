"""Pass on what a member who died held: to the nominees within the limit, the rest to the estate."""

import datetime as dt
import uuid
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.ledger.accounts import Account
from masthead.lib import days
from masthead.lib.turns import take_turn
from masthead.people import audit
from masthead.register.cease import cease
from masthead.register.models import Member, ShareTransaction, What
from masthead.register.standing import is_member
from masthead.shares.holdings.division import Part, Share, division
from masthead.shares.holdings.its_day import refuse_to_come
from masthead.shares.holdings.pass_on import pass_on
from masthead.shares.holdings.take import Newcomer, taker
from masthead.shares.models import Became, WithdrawalNotice
from masthead.shares.withdraw.pay import PAID_FROM, NotPaidFrom, pay_out
from masthead.shares.withdraw.take_back import take_back

# Who takes a part: somebody who holds the shares from then on, or the account of the book
# from which its value is paid to those who are entitled to it.
Taker = Member | Newcomer | Account
ESTATE = 0


class NotAMemberAtDeath(ValueError):
    """On the day of the death they were no member."""


class NothingToPass(ValueError):
    """The member held no share."""


class NobodyTakes(ValueError):
    """Nobody was named for a part of what the member held."""


class BeforeTheDeath(ValueError):
    """Shares don't pass before the day of the death."""


def transmit(
    member: Member,
    *,
    died_on: dt.date,
    takers: Mapping[int, Taker],
    on: dt.date,
    authority: str,
    by: audit.Actor,
    at: dt.datetime,
) -> list[ShareTransaction]:
    """Pass a dead member's shares on, as `division` has them, and end the membership at death.

    `takers` names who takes each part, by the number of its nomination in the book, or ESTATE:
    shares to hold, or their value paid out from an account. Notices of withdrawal lapse. Returns
    what left the holding; told twice it is refused, since they are no member then. Source:
    Co-operative and Community Benefit Societies Act 2014, s.37; s.39 was not read at its source.
    Raises NotAMemberAtDeath, NothingToPass, NobodyTakes, BeforeTheDeath, DayStillToCome,
    NotPaidFrom, CapReached, TooYoung or BelowNothing.
    """
    with transaction.atomic():
        take_turn(alone=True)
        parts = _refuse(member, takers, died_on=died_on, on=on, at=at)
        out: list[ShareTransaction] = []
        for part in parts:
            to = takers[number_of(part)]
            out += _pass(member, part, to=to, on=on, authority=authority, by=by, at=at)
        _end(member, died_on=died_on, authority=authority, by=by, at=at)
        details = {"member": member.number, "parts": len(parts)}
        audit.record("shares.transmit", member, by=by, at=at, details=details)
    return out


def number_of(part: Part) -> int:
    """Return by which number a part's taker is named."""
    return part.nomination.number if part.nomination else ESTATE


def _refuse(
    member: Member,
    takers: Mapping[int, Taker],
    *,
    died_on: dt.date,
    on: dt.date,
    at: dt.datetime,
) -> list[Part]:
    refuse_to_come(on, at=at)
    if on < died_on:
        raise BeforeTheDeath(_("Shares don’t pass before the day of the death"))
    if not is_member(member, on=died_on):
        words = _("Member {number} was no member on {day}")
        day = days.in_words(died_on)
        raise NotAMemberAtDeath(words.format(number=member.number, day=day))
    parts = division(member, died_on=died_on)
    if not parts:
        words = _("Member {number} held no share")
        raise NothingToPass(words.format(number=member.number))
    if any(number_of(part) not in takers for part in parts):
        raise NobodyTakes(_("Name somebody for each part of what the member held"))
    return parts


def _pass(
    member: Member,
    part: Part,
    *,
    to: Taker,
    on: dt.date,
    authority: str,
    by: audit.Actor,
    at: dt.datetime,
) -> list[ShareTransaction]:
    if isinstance(to, Account):
        return [
            _paid_out(member, share, paid_from=to, on=on, authority=authority, by=by, at=at)
            for share in part.shares
        ]
    who = taker(to, on=on, authority=authority, by=by, at=at)
    return [
        pass_on(
            member,
            to=who,
            share_class=share.share_class,
            quantity=share.quantity,
            whats=(What.TRANSMISSION_OUT, What.TRANSMISSION_IN),
            on=on,
            authority=authority,
            pair=uuid.uuid4(),
            by=by,
            at=at,
        )[0]
        for share in part.shares
    ]


def _paid_out(
    member: Member,
    share: Share,
    *,
    paid_from: Account,
    on: dt.date,
    authority: str,
    by: audit.Actor,
    at: dt.datetime,
) -> ShareTransaction:
    if paid_from not in PAID_FROM:
        raise NotPaidFrom(_("Shares are paid back from the bank or in cash"))
    return pay_out(
        member,
        share_class=share.share_class,
        quantity=share.quantity,
        on=on,
        authority=authority,
        paid_from=paid_from,
        key=f"shares:{uuid.uuid4()}:paid-out",
        by=by,
        at=at,
    )


def _end(
    member: Member, *, died_on: dt.date, authority: str, by: audit.Actor, at: dt.datetime
) -> None:
    """Let the notices lapse and the membership end, on the day of the death."""
    for notice in WithdrawalNotice.objects.waiting().filter(member=member):
        take_back(notice, on=died_on, authority=authority, outcome=Became.LAPSED, by=by, at=at)
    cease(member, on=died_on, why=_("died"), authority=authority, by=by, at=at)
