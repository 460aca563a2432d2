"""Put the new lines of a statement into the book."""

import datetime as dt
from collections.abc import Sequence

from masthead.bank.known import New
from masthead.bank.models import Line, Statement
from masthead.ledger.accounts import Account as Book
from masthead.ledger.models import Entry
from masthead.ledger.post import Leg
from masthead.ledger.post_all import Draft, closed_among, post_all


def book(statement: Statement, new: Sequence[New], *, today: dt.date, at: dt.datetime) -> None:
    """Write lines and their entries, inside the caller's transaction.

    What came is owed to whoever turns out to have sent it: bank against unidentified receipts.
    A line of a closed month counts today and names its day.
    """
    sums = [one for one in new if one.row.amount_minor]
    closed = closed_among({one.row.on for one in sums})
    drafts = [_draft(one, today=today if one.row.on in closed else None) for one in sums]
    entries = post_all(drafts, currency=statement.account.currency, at=at)
    entry_of = dict(zip([id(one) for one in sums], entries, strict=True))
    Line.objects.bulk_create(_line(statement, one, entry_of.get(id(one))) for one in new)


def _draft(one: New, *, today: dt.date | None) -> Draft:
    minor, said = one.row.amount_minor, "Line of a bank statement"
    if today:
        said += f" of {one.row.on:%Y-%m-%d}, its month closed"
    return Draft(
        key=f"bank:{one.digest[:40]}-{one.occurrence}:booked",
        legs=(Leg(Book.BANK, minor), Leg(Book.UNIDENTIFIED, -minor)),
        on=today or one.row.on,
        narration=said,
    )


def _line(statement: Statement, one: New, entry: Entry | None) -> Line:
    row = one.row
    return Line(
        account_id=statement.account_id,
        statement=statement,
        section=row.section,
        entry_number=row.entry,
        detail_number=row.detail,
        bank_reference=row.bank_reference,
        booked_on=row.on,
        amount_minor=row.amount_minor,
        currency=statement.account.currency,
        text=row.text,
        reference=row.reference,
        payer_name=row.payer_name,
        payer_account=row.payer_account,
        digest=one.digest,
        occurrence=one.occurrence,
        entry=entry,
    )
