"""Undo the settling of a line that was matched wrongly: it waits again."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.batches.models import Banking
from masthead.batches.unbank import unbank
from masthead.fund.reverse_gift import reverse_gift
from masthead.ledger.accounts import Account
from masthead.ledger.post import Leg, is_closed, post
from masthead.paper.models import the_paper
from masthead.people import audit
from masthead.reconcile.models import How, Payer, Settlement
from masthead.reconcile.payers import key_of
from masthead.reconcile.settle_share import undo_share

OF_A_LINE = "bank:line-"


class UndoneAlready(ValueError):
    """The settlement was undone before."""


class StaysSettled(ValueError):
    """Nobody wrote down which parts of a batch the line was."""


def undo(settlement: Settlement, *, why: str, by: audit.Actor, at: dt.datetime) -> None:
    """Reverse what a settlement posted, so that its line waits once more; nothing is deleted.

    A gift is reversed with `why`; a payer learned from the line is no longer taken by itself. A
    batch is in hand again, and money for shares leaves suspense. Raises UndoneAlready,
    StaysSettled, and what `fund.reverse_gift`, `batches.unbank` and `shares.unreceive` raise.
    """
    with transaction.atomic():
        held = _hold(settlement)
        if held.twin_id:
            twin = Settlement.objects.standing().filter(line=held.twin_id, how=How.TRANSFER)
            _close(twin.get(), by=by, at=at)
        elif held.gift and held.how != How.COUNTED:
            reverse_gift(held.gift, why=why, by=by, at=at, told_by=OF_A_LINE)
            Payer.objects.filter(key=key_of(held.line)).update(always=False)
        elif held.batch:
            for banking in _bankings(held):
                unbank(banking, by=by, at=at)
        elif held.entry and not undo_share(held.entry, by=by, at=at):
            _reverse(held, at=at)
        _close(held, by=by, at=at)
        audit.record("reconcile.undo", held, by=by, at=at, details={"how": held.how})


def _hold(settlement: Settlement) -> Settlement:
    found = Settlement.objects.select_for_update(of=("self",)).select_related("line", "entry")
    held = found.get(pk=settlement.pk)
    if held.undone_at:
        raise UndoneAlready(_("That was undone already"))
    return held


def _bankings(held: Settlement) -> list[Banking]:
    """Return the parts of a batch that a line was settled with. Raises StaysSettled."""
    found = list(held.bankings.standing())
    if sum(one.amount_minor for one in found) != held.line.amount_minor:
        raise StaysSettled(_("Which parts of the batch this line was, nobody wrote down"))
    return found


def _close(held: Settlement, *, by: audit.Actor, at: dt.datetime) -> None:
    held.undone_at, held.undone_by = at, by.user
    held.save(update_fields=["undone_at", "undone_by"])


def _reverse(held: Settlement, *, at: dt.datetime) -> None:
    """Post the legs of a settlement's entry the other way round."""
    entry = held.entry
    assert entry
    day, said = entry.effective_on, f"Bank line {held.line_id}: settled wrongly"
    if is_closed(day):
        said += f", of {day:%Y-%m-%d}, its month closed"
        day = the_paper().today(at)
    post(
        f"{entry.key}:undone",
        legs=[
            Leg(Account(leg.account), -leg.amount_minor) for leg in entry.postings.order_by("pk")
        ],
        currency=held.line.currency,
        on=day,
        at=at,
        narration=said,
        reverses=entry,
    )
