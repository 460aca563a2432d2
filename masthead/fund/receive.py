"""Receive a gift: into the book, and so into the fund."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from masthead.fund.models import Appeal, Gift, GiftAgain, Match, Method, Thank
from masthead.fund.receipts.write import write_receipt
from masthead.fund.renew import renew
from masthead.fund.signals import announce
from masthead.ledger.accounts import Account
from masthead.ledger.models import Entry, new_id
from masthead.ledger.post import Leg, go_on_from_the_last, is_closed, write
from masthead.lib import days, money, rows
from masthead.lib.turns import take_turn_together_if
from masthead.paper.models import Paper, the_paper
from masthead.people import audit
from masthead.people.models import Person

MOST_BY_POST = 10_000_000
_IS_MAIN = "NOT special AND %s BETWEEN opens_on AND closes_on"
BY_GATEWAY = (Method.CARD, Method.DIRECT_DEBIT)
HELD_IN = {
    Method.CARD: Account.CARD_CLEARING,
    Method.CASH: Account.CASH_IN_HAND,
    Method.COLLECTION: Account.CASH_IN_HAND,
    Method.CHEQUE: Account.CHEQUES_IN_HAND,
    Method.POSTAL_ORDER: Account.CHEQUES_IN_HAND,
    Method.BANK: Account.BANK,
    Method.STANDING_ORDER: Account.BANK,
    Method.DIRECT_DEBIT: Account.DIRECT_DEBIT_CLEARING,
}


class GiftOfNothing(ValueError):
    """A gift is more than nothing."""


class GiftTooLarge(ValueError):
    """A gift by post is larger than the most that is believed without a second look."""


class MethodUnknown(ValueError):
    """There is no such way to give."""


class DayTooFarAhead(ValueError):
    """The day lies more than a year ahead: a slip of the pen."""


class AppealNotOpenThatDay(ValueError):
    """The appeal that the gift is for isn't open on its day."""


@dataclass(frozen=True)
class Giver:
    """What a giver told of themselves; any of it may be empty."""

    name: str = ""
    town: str = ""
    email: str = ""


@dataclass(frozen=True)
class Incoming:
    """A gift to be received, in minor units of the paper's currency.

    `giver` is somebody known, or what was told of them: a new record then. It counts to
    `appeal`, or to that day's main one. `key` is the entry's, provider:object:transition.
    `held_in` is the account where the money stands. `match` is the promise that its sponsor
    keeps with it; `again` the gift that this is once more, which was thanked and had its receipt.
    `income` is the account of what comes in: gifts, or supporters' gifts.
    """

    amount_minor: int
    method: Method
    on: dt.date
    giver: Giver | Person | None
    thank: str
    appeal: Appeal | None
    key: str
    held_in: Account
    payment: uuid.UUID | None = None
    match: Match | None = None
    again: Gift | None = None
    income: Account = Account.GIFTS


@dataclass(frozen=True)
class Placed:
    """Where an amount counts: its day, the day it was moved from if any, the appeal if any."""

    on: dt.date
    original_on: dt.date | None
    appeal: Appeal | None

    def narrate(self, what: str) -> str:
        """Return the words for the book, naming the day that was moved from a closed month."""
        return (
            f"{what} of {self.original_on:%Y-%m-%d}, its month closed" if self.original_on else what
        )


def receive(
    amount_minor: int,
    *,
    method: str,
    on: dt.date,
    giver: Giver | Person | None,
    thank: str,
    appeal: Appeal | None,
    key: str,
    by: audit.Actor,
    at: dt.datetime,
    payment: uuid.UUID | None = None,
    match: Match | None = None,
    again: Gift | None = None,
    held_in: Account | None = None,
    income: Account = Account.GIFTS,
) -> Gift:
    """Post one cleared gift, in the paper's currency, and return it: see `Incoming`.

    `held_in` is the account where the money stands already, if that isn't its method's own.
    Where the day's month is closed it counts today. `key` told twice, or by two at once: the
    gift that exists is returned and nothing is posted. A giver with an address gets a receipt.
    Raises GiftOfNothing, GiftTooLarge, MethodUnknown, DayTooFarAhead or AppealNotOpenThatDay.
    """
    paper, way = the_paper(), _refuse_unknown_method(method)
    stands = held_in or HELD_IN[way]
    one = Incoming(
        amount_minor, way, on, giver, thank, appeal, key, stands, payment, match, again, income
    )
    refuse(one, paper=paper, at=at)
    try:
        with transaction.atomic():
            return _received(one, paper=paper, by=by, at=at)
    except IntegrityError:
        if told_before := Gift.objects.filter(entry__key=key).first():
            return told_before
        go_on_from_the_last()
        raise


def _received(one: Incoming, *, paper: Paper, by: audit.Actor, at: dt.datetime) -> Gift:
    placed = place(one.on, paper=paper, appeal=one.appeal, at=at)
    entry = _post(one, placed=placed, paper=paper, at=at)
    gift = gift_of(one, placed=placed, entry=entry, paper=paper, at=at)
    rows.insert(gift)
    audit.record("fund.receive", gift, by=by, at=at, details=details_of(gift))
    if one.again:
        rows.insert(GiftAgain(gift=gift, first=one.again))
    else:
        write_receipt(gift, at=at)
    announce()
    return gift


def _refuse_unknown_method(method: str) -> Method:
    if method not in Method.values:
        known = ", ".join(Method.values)
        words = _("“{method}” is no way to give; the ways are {known}")
        raise MethodUnknown(words.format(method=method, known=known))
    return Method(method)


def refuse(one: Incoming, *, paper: Paper, at: dt.datetime) -> None:
    """Raise GiftOfNothing, GiftTooLarge or DayTooFarAhead."""
    _refuse_amount(one.amount_minor, method=one.method, currency=paper.currency)
    refuse_far_ahead(one.on, today=paper.today(at))


def _refuse_amount(amount_minor: int, *, method: Method, currency: str) -> None:
    if amount_minor <= 0:
        raise GiftOfNothing(_("A gift is more than nothing"))
    most = MOST_BY_POST * 10 ** money.exponent(currency)
    if method not in BY_GATEWAY and amount_minor > most:
        words = _("A gift by post is {most} at most")
        raise GiftTooLarge(words.format(most=money.exact(most, currency=currency)))


def refuse_far_ahead(on: dt.date, *, today: dt.date) -> None:
    """Raise DayTooFarAhead for a day more than a year after today."""
    if (on - today).days > 366:
        words = _("{day} is more than a year ahead")
        raise DayTooFarAhead(words.format(day=days.in_words(on)))


def place(on: dt.date, *, paper: Paper, appeal: Appeal | None, at: dt.datetime) -> Placed:
    """Say where an amount of a day counts, inside the caller's transaction.

    Takes a turn at the book, so that neither month nor appeal changes under the caller, and
    renews the main appeal where it is due. Raises AppealNotOpenThatDay.
    """
    today = paper.today(at)
    has_main = f"EXISTS (SELECT 1 FROM fund_appeal WHERE {_IS_MAIN})"  # noqa: S608 (words of ours)
    take_turn_together_if(f"{has_main} AND {has_main}", [on.isoformat(), today.isoformat()])
    if appeal and not appeal.opens_on <= on <= appeal.closes_on:
        words = _("{name} isn’t open on {day}")
        raise AppealNotOpenThatDay(words.format(name=appeal.name, day=days.in_words(on)))
    counts_on = today if is_closed(on) else on
    if appeal is None or not appeal.special:
        appeal = _main_appeal(counts_on) or _renewed(counts_on, at=at)
    return Placed(counts_on, on if counts_on != on else None, appeal)


def _main_appeal(day: dt.date) -> Appeal | None:
    return rows.first(Appeal, _IS_MAIN, [day.isoformat()])


def _renewed(day: dt.date, *, at: dt.datetime) -> Appeal | None:
    renew(on=day, at=at)
    return Appeal.objects.main().open_on(day).first()


def _post(one: Incoming, *, placed: Placed, paper: Paper, at: dt.datetime) -> Entry:
    said = placed.narrate("Gift")
    entry = Entry(id=new_id(), key=one.key, effective_on=placed.on, posted_at=at, narration=said)
    write(entry, legs=legs_of(one, placed=placed), currency=paper.currency)
    return entry


def legs_of(one: Incoming, *, placed: Placed) -> tuple[Leg, Leg]:
    """Return the legs of a gift's entry: where its money stands, and the fund."""
    counted = placed.appeal.pk if placed.appeal else None
    given = Leg(one.income, -one.amount_minor, appeal=counted)
    return Leg(one.held_in, one.amount_minor), given


def gift_of(one: Incoming, *, placed: Placed, entry: Entry, paper: Paper, at: dt.datetime) -> Gift:
    """Return, unsaved, the gift that an entry is; a giver who is new is kept."""
    return Gift(
        entry=entry,
        appeal=placed.appeal,
        amount_minor=one.amount_minor,
        currency=paper.currency,
        method=one.method,
        effective_on=placed.on,
        original_on=placed.original_on,
        giver=_person(one.giver, at=at),
        thank=Thank(one.thank),
        payment=one.payment,
        match=one.match,
        income=one.income,
        recorded_at=at,
    )


def _person(giver: Giver | Person | None, *, at: dt.datetime) -> Person | None:
    if isinstance(giver, Person):
        return giver
    if giver is None or not (giver.name or giver.town or giver.email):
        return None
    person = Person(
        name=giver.name.strip(), town=giver.town.strip(), email=giver.email.strip(), added_at=at
    )
    rows.insert(person)
    return person


def details_of(gift: Gift) -> dict[str, str | int | bool | None]:
    """Return what the audit log says of a gift: figures and choices, never who gave it."""
    return {
        "amount_minor": gift.amount_minor,
        "currency": gift.currency,
        "method": gift.method,
        "effective_on": gift.effective_on.isoformat(),
        "appeal": str(gift.appeal_id) if gift.appeal_id else None,
    }
