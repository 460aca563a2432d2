"""Correct in the book what a share transaction said there."""

import datetime as dt

from django.utils.translation import gettext as _

from masthead.ledger.accounts import Account
from masthead.ledger.models import Entry
from masthead.register.models import ShareTransaction
from masthead.shares.holdings.capital import post_capital
from masthead.shares.models import Application, ShareMoney


class EntryOfMany(ValueError):
    """The entry of the transaction moves more than capital: it is corrected in the book first."""


def post_reversal(wrong: ShareTransaction, *, at: dt.datetime) -> Entry | None:
    """Post the opposite of what a transaction's entry moved for it, None where none did.

    The new entry reverses the old one where that was of this transaction alone. Raises
    EntryOfMany.
    """
    if wrong.entry is None:
        return None
    alone = not ShareTransaction.objects.filter(entry=wrong.entry).exclude(pk=wrong.pk).exists()
    entry = post_capital(
        f"shares:{wrong.sequence}:reversed",
        wrong.amount_minor,
        to=_other_account(wrong.entry),
        on=wrong.effective_on,
        at=at,
        narration=f"Share transaction {wrong.sequence} reversed: a mistake",
        reverses=wrong.entry if alone else None,
    )
    _put_back_in_suspense(wrong, wrong.amount_minor, entry=entry, at=at)
    return entry


def post_again(
    wrong: ShareTransaction, amount_minor: int, *, on: dt.date, at: dt.datetime
) -> Entry | None:
    """Post what the transaction should have moved, signed as the holding moves."""
    if wrong.entry is None:
        return None
    entry = post_capital(
        f"shares:{wrong.sequence}:corrected",
        -amount_minor,
        to=_other_account(wrong.entry),
        on=on,
        at=at,
        narration=f"Share transaction {wrong.sequence} as it should have been",
    )
    _put_back_in_suspense(wrong, -amount_minor, entry=entry, at=at)
    return entry


def _other_account(entry: Entry) -> Account:
    accounts = {leg.account for leg in entry.postings.all()} - {Account.SHARE_CAPITAL.value}
    if len(accounts) != 1:
        raise EntryOfMany(_("Its entry in the book moves more than share capital"))
    return Account(accounts.pop())


def _put_back_in_suspense(
    wrong: ShareTransaction, amount_minor: int, *, entry: Entry | None, at: dt.datetime
) -> None:
    """Keep what the application has in suspense in step with the book."""
    application = Application.objects.filter(transaction=wrong).first()
    if application and entry:
        ShareMoney.objects.create(
            application=application,
            amount_minor=amount_minor,
            key=entry.key,
            effective_on=entry.effective_on,
            recorded_at=at,
        )
