"""Say that a batch's cheques or its cash were paid in at the bank."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.batches.models import Banking, Batch, Part
from masthead.batches.standing import standing
from masthead.ledger.accounts import Account
from masthead.ledger.post import Leg, is_closed, post
from masthead.paper.models import the_paper
from masthead.people import audit

HELD_AS = {Part.CHEQUES: Account.CHEQUES_IN_HAND, Part.CASH: Account.CASH_IN_HAND}


class NotPosted(ValueError):
    """A batch is posted before its money is paid in."""


class NothingToBank(ValueError):
    """The batch holds nothing of this part."""


class BankedAlready(ValueError):
    """The batch’s part is at the bank."""


def bank_batch(
    batch: Batch,
    *,
    part: Part,
    on: dt.date,
    by: audit.Actor,
    at: dt.datetime,
    into: Account = Account.BANK,
) -> Banking:
    """Move a posted batch's cheques, or its cash, from the hand to the bank, and return it.

    `on` is the bank's day; in a closed month it is today, and the narration names the day.
    `into` is another account where the bank's line was booked there before it was known. Raises
    NotPosted, NothingToBank or BankedAlready.
    """
    paper = the_paper()
    with transaction.atomic():
        batch = Batch.objects.select_for_update().get(pk=batch.pk)
        amount = _refuse(batch, part=part)
        counts_on = paper.today(at) if is_closed(on) else on
        said = f"Batch {batch.number}, {part} paid in"
        entry = post(
            _key(batch, part),
            legs=[Leg(into, amount), Leg(HELD_AS[part], -amount)],
            currency=batch.currency,
            on=counts_on,
            at=at,
            narration=said if counts_on == on else f"{said} on {on:%Y-%m-%d}, its month closed",
        )
        banking = Banking.objects.create(
            batch=batch, part=part, entry=entry, amount_minor=amount, by=by.user, at=at
        )
        details: dict[str, str | int | bool | None] = {"part": str(part), "amount_minor": amount}
        audit.record("batches.bank_batch", batch, by=by, at=at, details=details)
    return banking


def _key(batch: Batch, part: Part) -> str:
    """Return the entry's key; after one was undone the next has a key of its own."""
    undone = batch.bankings.filter(part=part).count()
    return f"batch:{batch.number}:banked:{part}" + (f"-{undone}" if undone else "")


def _refuse(batch: Batch, *, part: Part) -> int:
    if not hasattr(batch, "posted"):
        raise NotPosted(_("Batch {number} isn’t posted").format(number=batch.number))
    amount = standing(batch, paper=the_paper()).part(part)
    if not amount:
        raise NothingToBank(_("Batch {number} holds none of it").format(number=batch.number))
    if batch.bankings.standing().filter(part=part).exists():
        words = _("Batch {number} has been paid in already")
        raise BankedAlready(words.format(number=batch.number))
    return amount
