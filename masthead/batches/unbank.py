"""Take back that a batch's cheques or its cash were paid in at the bank."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.batches.models import Banking, Batch
from masthead.ledger.accounts import Account
from masthead.ledger.post import Leg, is_closed, post
from masthead.paper.models import the_paper
from masthead.people import audit


class UnbankedAlready(ValueError):
    """That was taken back before."""


def unbank(banking: Banking, *, by: audit.Actor, at: dt.datetime) -> None:
    """Move a part of a batch from the bank to the hand again, by an entry that reverses its own.

    It counts on that entry's day; in a closed month it is today, and the narration names the
    day. Raises UnbankedAlready.
    """
    with transaction.atomic():
        Batch.objects.select_for_update().get(pk=banking.batch_id)
        held = Banking.objects.select_related("entry", "batch").get(pk=banking.pk)
        if held.undone_at:
            raise UnbankedAlready(_("That was taken back already"))
        _reverse(held, at=at)
        held.undone_at, held.undone_by = at, by.user
        held.save(update_fields=["undone_at", "undone_by"])
        details: dict[str, str | int | bool | None] = {"part": held.part}
        audit.record("batches.unbank", held.batch, by=by, at=at, details=details)


def _reverse(banking: Banking, *, at: dt.datetime) -> None:
    entry = banking.entry
    day, said = entry.effective_on, f"Batch {banking.batch_id}, {banking.part} not paid in"
    if is_closed(day):
        said += f", of {day:%Y-%m-%d}, its month closed"
        day = the_paper().today(at)
    legs = entry.postings.order_by("pk")
    post(
        f"{entry.key}:undone",
        legs=[Leg(Account(leg.account), -leg.amount_minor) for leg in legs],
        currency=banking.batch.currency,
        on=day,
        at=at,
        narration=said,
        reverses=entry,
    )
