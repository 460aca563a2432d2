"""Pay interest by a file for the bank."""

import datetime as dt
from collections.abc import Iterator

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.ledger.accounts import Account
from masthead.ledger.post import Leg
from masthead.lib import money, rows
from masthead.lib.sheet import Cell, csv_bytes
from masthead.lib.turns import take_turn
from masthead.people import audit
from masthead.shares.interest.owed import owed
from masthead.shares.interest.run import begin_run
from masthead.shares.models import InterestDeclared, InterestPaid, InterestRun, Way

# Where it goes from; what is owed to members waits for the bank’s own line.
PAID_FROM = (Account.REFUNDS_PAYABLE, Account.BANK)
HEADER = ("name", "sort code", "account number", "iban", "amount", "currency", "reference")


class NotPaidFrom(ValueError):
    """Interest isn’t paid from that account."""


def pay_by_bank(
    declared: InterestDeclared,
    *,
    on: dt.date,
    paid_from: Account = Account.REFUNDS_PAYABLE,
    by: audit.Actor,
    at: dt.datetime,
) -> InterestRun:
    """Count the interest of all who have a bank account as paid, and return the run of its file.

    `paid_from` is refunds payable until the bank shows the payment, or the bank itself. Raises
    NothingOwed, PaidTooEarly or NotPaidFrom.
    """
    if paid_from not in PAID_FROM:
        raise NotPaidFrom(_("Interest is paid from the bank"))
    with transaction.atomic():
        take_turn(alone=True)
        found = owed(declared, way=Way.BANK)
        total = sum(one.left_minor for one in found)
        run = begin_run(
            declared,
            Way.BANK,
            legs=[Leg(paid_from, -total)],
            total_minor=total,
            on=on,
            note="",
            by=by,
            at=at,
        )
        rows.insert_many(
            [
                InterestPaid(
                    run=run, interest=one.interest, amount_minor=one.left_minor, to=one.way
                )
                for one in found
            ]
        )
    return run


def bank_file(run: InterestRun, *, currency: str) -> bytes:
    """Return the file for the bank: a row for each payment, the same each time (CSV)."""
    return csv_bytes(_payments(run, currency=currency), HEADER)


def _payments(run: InterestRun, *, currency: str) -> Iterator[tuple[Cell, ...]]:
    found = run.payments.select_related("to", "interest__member")
    for one in found.order_by("interest__member__number"):
        assert one.to
        yield (
            one.to.account_name,
            one.to.sort_code,
            one.to.number,
            one.to.iban,
            money.plain(one.amount_minor, currency=currency),
            currency,
            f"SHARE INTEREST {one.interest.member.number}",
        )
