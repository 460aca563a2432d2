"""Allot shares: into the book, the register and a certificate, all at once."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.ledger.accounts import Account
from masthead.ledger.models import Entry
from masthead.ledger.post import Leg, is_closed, post
from masthead.lib import days, rows
from masthead.paper.models import the_paper
from masthead.people import audit
from masthead.register.enter import enter, enter_again
from masthead.register.models import Member, ShareTransaction, What
from masthead.register.models.member import Event
from masthead.register.record_shares import record_shares
from masthead.register.rules import Rules, rules_on
from masthead.register.standing import standing_of
from masthead.shares.applications.step import NotNow, take_step
from masthead.shares.certificates.holder import names_in_words
from masthead.shares.certificates.issue import issue
from masthead.shares.decisions.known import Known, gather
from masthead.shares.decisions.lacks import ApplicationNotPaid, refuse_lacking
from masthead.shares.decisions.locked import locked
from masthead.shares.decisions.room import room_for, wanted_of
from masthead.shares.holdings.its_day import refuse_to_come
from masthead.shares.models import Application, Holder, ShareMoney, State
from masthead.shares.refunds.give_back import give_all_back

NOT_PAID = (State.DRAFT, State.SUBMITTED, State.AWAITING)


def allot(
    application: Application,
    *,
    on: dt.date,
    authority: str = "",
    by: audit.Actor,
    at: dt.datetime,
) -> ShareTransaction:
    """Allot an approved application's shares on a day, and return the line of the register.

    In one transaction the money leaves suspense for share capital, the applicant is entered as
    a member if they are none, the shares are written to them and a certificate gets its number;
    what is left of the money goes back. Where the cap or the offer leaves fewer shares and the
    offer scales back, so many are allotted. `authority` is the minute, by default that of the
    approval. Raises ApplicationNotPaid, NotNow, DayStillToCome, and of `lacks` what keeps it
    from being allotted (IdentityNotSeen, MayBeAMember, OverHolding, LeastNotRaised, …).
    """
    refuse_to_come(on, at=at)
    rules = rules_on(on)
    with transaction.atomic():
        held = locked(application)
        known = gather([held])
        return allot_known(held, known, rules=rules, on=on, authority=authority, by=by, at=at)


def allot_known(
    application: Application,
    known: Known,
    *,
    rules: Rules,
    on: dt.date,
    authority: str,
    by: audit.Actor,
    at: dt.datetime,
) -> ShareTransaction:
    """Allot an application that is held and of which all is gathered, as `allot` does.

    On a day that isn't to come, under the rules of that day.
    """
    _refuse(application, known, rules=rules, on=on)
    shares = _how_many(application, known, rules=rules)
    amount, share_class = application.offer.price_of(shares), application.offer.share_class
    authority = authority or known.minutes.get(application.pk, "")
    entry = _post(application, amount, currency=known.currency, on=on, at=at)
    member, holder = _member(application, known, on=on, authority=authority, by=by, at=at)
    written = record_shares(
        member,
        share_class=share_class,
        what=What.ALLOTMENT,
        quantity=shares,
        amount_minor=amount,
        on=on,
        authority=authority,
        by=by,
        at=at,
        entry=entry,
    )
    issue(
        member,
        share_class=share_class,
        quantity=shares,
        amount_minor=amount,
        on=on,
        by=by,
        at=at,
        of=written,
        holder=holder,
    )
    _end(application, written, authority=authority, by=by, at=at)
    if known.suspense.get(application.pk, 0) > amount:
        give_all_back(application, why=_("Paid for more than was allotted"), by=by, at=at)
    known.allotted(application, member, amount_minor=amount)
    return written


def _refuse(application: Application, known: Known, *, rules: Rules, on: dt.date) -> None:
    if application.state in NOT_PAID:
        words = _("{reference} is not paid, so its shares can’t be allotted")
        raise ApplicationNotPaid(words.format(reference=application.reference))
    if application.state != State.APPROVED:
        words = _("{reference} is {state}: only what is approved is allotted")
        state = State(application.state).label
        raise NotNow(words.format(reference=application.reference, state=state))
    refuse_lacking(application, known, rules=rules, allotting=True)
    came = known.came_on.get(application.pk)
    if came and on < came:
        words = _("The money for {reference} came on {day}, after that day")
        said = days.in_words(came)
        raise ApplicationNotPaid(words.format(reference=application.reference, day=said))


def _how_many(application: Application, known: Known, *, rules: Rules) -> int:
    """Return how many shares there is room for: `lacks` has refused what doesn't scale back."""
    wanted, room = wanted_of(application), room_for(application, known, rules=rules)
    return wanted if room.shares is None else min(wanted, room.shares)


def _post(
    application: Application, amount_minor: int, *, currency: str, on: dt.date, at: dt.datetime
) -> Entry:
    """Move the price from suspense to share capital; in a closed month it counts today."""
    counts_on = the_paper().today(at) if is_closed(on) else on
    moved = "" if counts_on == on else f" of {on:%Y-%m-%d}, its month closed"
    entry = post(
        f"share:{application.pk}:allotted",
        legs=[
            Leg(Account.SHARE_APPLICATIONS, amount_minor),
            Leg(Account.SHARE_CAPITAL, -amount_minor),
        ],
        currency=currency,
        on=counts_on,
        at=at,
        narration=f"Shares allotted{moved}",
    )
    money = ShareMoney(
        application=application,
        amount_minor=-amount_minor,
        key=entry.key,
        effective_on=counts_on,
        recorded_at=at,
    )
    rows.insert(money)
    return entry


def _member(
    application: Application,
    known: Known,
    *,
    on: dt.date,
    authority: str,
    by: audit.Actor,
    at: dt.datetime,
) -> tuple[Member, str]:
    """Return the member who gets the shares and the name for the certificate.

    Entered, or entered again, where they are none. The name is empty where the register's own
    words for the member are to be printed.
    """
    told = application.told
    if member := known.member_of(application):
        last = standing_of(member, on=dt.date.max)
        if last is None or last.event == Event.CEASED:
            enter_again(member, on=on, authority=authority, told=told, by=by, at=at)
        return member, ""
    member = enter(
        told,
        kind=Holder(application.holder or Holder.ME).kind,
        on=on,
        authority=authority,
        exempt_from_cap=application.registered_society,
        by=by,
        at=at,
    )
    return member, names_in_words(told.name, [other["name"] for other in told.joint])


def _end(
    application: Application,
    written: ShareTransaction,
    *,
    authority: str,
    by: audit.Actor,
    at: dt.datetime,
) -> None:
    application.allotted, application.member = written.quantity, written.member
    application.transaction = written
    also = ("allotted", "member", "transaction")
    take_step(application, State.ALLOTTED, note=authority, also=also, by=by, at=at)
